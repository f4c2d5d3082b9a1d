import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The desk's page about links. */
export const linkDeskRoutes = [page(paths.deskLinks, () => import("./desk-links.ts"))];
