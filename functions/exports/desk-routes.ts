import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The desk's pages about exports. Everybody may see that there were some; what they hold is for administrators. */
export const exportDeskRoutes = [
  page(paths.deskExports, () => import("./desk-exports.ts"), { change: "admin" }),
  page(paths.deskExport, () => import("./desk-export.ts"), { change: "admin" }),
];
