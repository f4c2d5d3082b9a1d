import { paths } from "../../../shared/pages/paths.ts";
import { view } from "../../entry-points/page-definition.ts";
import { sitePage } from "../../entry-points/page-file.ts";
import submitted from "./application-submitted.njk";
import {
  followOwnLink,
  loadOwnApplication,
  ownApplicationPage,
  ownApplicationView,
} from "./own-application.ts";

/** The confirmation, with the reference and what happens next. */
export const page = sitePage({
  path: paths.applicationSubmitted,
  names: followOwnLink,
  load: loadOwnApplication,
  show: (needs, found) =>
    found.application.status === "submitted"
      ? view(submitted, ownApplicationView(needs, found))
      : ownApplicationPage(needs, found),
});
