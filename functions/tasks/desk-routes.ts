import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The desk's pages about tasks, whatever they are about. */
export const taskDeskRoutes = [
  page(paths.deskTasks, () => import("./desk-tasks.ts")),
  page(paths.deskTask, () => import("./desk-task.ts")),
];
