import { paths } from "../../shared/pages/paths.ts";
import type { DeskRoute } from "../entry-points/desk-page.ts";

/** The desk's pages about exports. Everybody may see that there were some; what they hold is for administrators. */
export const exportRoutes: readonly DeskRoute[] = [
  {
    method: "GET",
    path: paths.deskExports,
    role: "viewer",
    page: async () => (await import("./get-desk-exports.ts")).getDeskExports,
  },
  {
    method: "POST",
    path: paths.deskExports,
    role: "admin",
    page: async () => (await import("./post-desk-exports.ts")).postDeskExports,
  },
  {
    method: "GET",
    path: paths.deskExport,
    role: "viewer",
    page: async () => (await import("./get-desk-exports.ts")).getDeskExport,
  },
  {
    method: "POST",
    path: paths.deskExport,
    role: "admin",
    page: async () => (await import("./post-desk-exports.ts")).postDeskExport,
  },
];
