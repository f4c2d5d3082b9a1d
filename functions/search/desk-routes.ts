import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The desk's search of everything. */
export const searchDeskRoutes = [
  page(paths.deskSearch, () => import("./desk-search.ts")),
  page(paths.deskSuggestions, () => import("./desk-suggestions.ts")),
  page(paths.deskThings, () => import("./desk-things.ts")),
];
