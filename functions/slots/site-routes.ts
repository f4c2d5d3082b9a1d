import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The public page on which somebody chooses a time to talk. */
export const slotSiteRoutes = [page(paths.chooseTime, () => import("./choose-time.ts"))];
