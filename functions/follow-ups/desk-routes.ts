import { paths } from "../../shared/pages/paths.ts";
import type { DeskRoute } from "../entry-points/desk-page.ts";

/** The desk's pages about follow-ups and recipes. */
export const followUpRoutes: readonly DeskRoute[] = [
  {
    method: "GET",
    path: paths.deskFollowUp,
    role: "viewer",
    page: async () => (await import("./get-desk-follow-up.ts")).getDeskFollowUp,
  },
  {
    method: "POST",
    path: paths.deskFollowUp,
    role: "team",
    page: async () => (await import("./post-desk-follow-up.ts")).postDeskFollowUp,
  },
];
