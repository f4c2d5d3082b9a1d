import { paths } from "../../shared/pages/paths.ts";
import type { DeskRoute } from "../entry-points/desk-page.ts";

/** The desk's pages about the team. */
export const teamRoutes: readonly DeskRoute[] = [
  {
    method: "GET",
    path: paths.deskTeam,
    role: "viewer",
    page: async () => (await import("./get-desk-team.ts")).getDeskTeam,
  },
  {
    method: "POST",
    path: paths.deskTeam,
    role: "admin",
    page: async () => (await import("./post-desk-team.ts")).postDeskTeam,
  },
];
