import { paths } from "../../shared/pages/paths.ts";
import type { DeskRoute } from "../entry-points/desk-page.ts";

/** The desk's page about links. */
export const linkRoutes: readonly DeskRoute[] = [
  {
    method: "GET",
    path: paths.deskLinks,
    role: "viewer",
    page: async () => (await import("./get-desk-links.ts")).getDeskLinks,
  },
  {
    method: "POST",
    path: paths.deskLinks,
    role: "team",
    page: async () => (await import("./post-desk-links.ts")).postDeskLinks,
  },
];
