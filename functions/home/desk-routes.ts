import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The desk's first page, and the page for the words of the site's. */
export const homeDeskRoutes = [
  page(paths.desk, () => import("./desk.ts")),
  page(paths.deskHomePage, () => import("./desk-home-page.ts")),
];
