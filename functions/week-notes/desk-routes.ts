import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The desk's pages about the weeks of a project. */
export const weekNoteDeskRoutes = [page(paths.deskWeekNote, () => import("./desk-week-note.ts"))];
