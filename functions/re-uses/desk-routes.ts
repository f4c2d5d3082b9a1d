import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The desk's pages of re-use. */
export const reUseDeskRoutes = [
  page(paths.deskReUses, () => import("./ledger/desk-re-uses.ts")),
  page(paths.deskNewReUse, () => import("./re-use/desk-new-re-use.ts"), { look: "team" }),
  page(paths.deskReUse, () => import("./re-use/desk-re-use.ts")),
];
