import { paths } from "../../shared/pages/paths.ts";
import { nothing, view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import template from "./desk-privacy.njk";

/** Where the team finds everything about personal data. */
export const page = deskPage({
  path: paths.deskPrivacy,
  names: nothing,
  load: (_needs, named) => named,
  show: () => view(template),
});
