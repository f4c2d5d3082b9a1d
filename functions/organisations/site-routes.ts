import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The public pages of organisations. */
export const organisationSiteRoutes = [page(paths.organisations, () => import("./organisations.ts"))];
