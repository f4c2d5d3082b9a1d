import { paths } from "../../shared/pages/paths.ts";
import type { DeskRoute } from "../entry-points/desk-page.ts";

/** The desk's pages about the weeks of a project. */
export const weekNoteRoutes: readonly DeskRoute[] = [
  {
    method: "GET",
    path: paths.deskWeekNote,
    role: "viewer",
    page: async () => (await import("./get-desk-week-note.ts")).getDeskWeekNote,
  },
  {
    method: "POST",
    path: paths.deskWeekNote,
    role: "team",
    page: async () => (await import("./post-desk-week-note.ts")).postDeskWeekNote,
  },
];
