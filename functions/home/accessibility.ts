import { paths } from "../../shared/pages/paths.ts";
import { nothing, view } from "../entry-points/page-definition.ts";
import { sitePage } from "../entry-points/page-file.ts";
import statement from "./accessibility.njk";

/** How accessible the site is, and whom to tell where it is not. */
export const page = sitePage({
  path: paths.accessibility,
  names: nothing,
  load: (_needs, named) => named,
  show: () => view(statement),
});
