import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The desk's page of failures. */
export const failureDeskRoutes = [page(paths.deskFailures, () => import("./desk-failures.ts"))];
