import { paths } from "../../shared/pages/paths.ts";
import { byLink, idOf } from "../entry-points/by-link.ts";
import { view } from "../entry-points/page-definition.ts";
import { sitePage } from "../entry-points/page-file.ts";
import requested from "./join-requested.njk";

/** "Check your email": the same for everybody, so it tells nobody who is known. */
export const page = sitePage({
  path: paths.joinRequested,
  names: byLink("membership-requested", idOf),
  load: (_needs, named) => named,
  show: () => view(requested),
});
