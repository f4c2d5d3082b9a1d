import { paths } from "../../shared/pages/paths.ts";
import { nothing, view } from "../entry-points/page-definition.ts";
import { sitePage } from "../entry-points/page-file.ts";
import statement from "./privacy.njk";

/** What the programme keeps about people, why, and how long. */
export const page = sitePage({
  path: paths.privacy,
  names: nothing,
  load: (_needs, named) => named,
  show: () => view(statement),
});
