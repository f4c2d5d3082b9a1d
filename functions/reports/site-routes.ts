import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The public page of figures. */
export const reportSiteRoutes = [page(paths.openFigures, () => import("./open/open-figures.ts"))];
