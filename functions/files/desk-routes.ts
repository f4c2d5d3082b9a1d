import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The desk's way to files that somebody sent. */
export const fileDeskRoutes = [page(paths.deskFile, () => import("./desk-file.ts"))];
