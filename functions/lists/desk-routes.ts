import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The desk's page of what is done to all that fits a list. */
export const listDeskRoutes = [page(paths.deskBulkRun, () => import("./desk-bulk-run.ts"))];
