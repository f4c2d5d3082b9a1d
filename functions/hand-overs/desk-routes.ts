import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The desk's pages about what each of the team owns, and about what was handed over. */
export const handOverDeskRoutes = [
  page(paths.deskOwned, () => import("./desk-owned.ts")),
  page(paths.deskOwnedAll, () => import("./desk-owned-all.ts")),
  page(paths.deskOwnedDocument, () => import("./desk-owned-document.ts")),
  page(paths.deskOwnedDocx, () => import("./desk-owned-docx.ts")),
  page(paths.deskOwnedPdf, () => import("./desk-owned-pdf.ts")),
  page(paths.deskHandOver, () => import("./desk-hand-over.ts")),
];
