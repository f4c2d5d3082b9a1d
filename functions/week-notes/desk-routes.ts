import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The desk's pages about the weeks of projects. */
export const weekNoteDeskRoutes = [
  page(paths.deskWeekNotes, () => import("./desk-week-notes.ts")),
  page(paths.deskWeekNote, () => import("./desk-week-note.ts")),
];
