import { paths, toPath } from "../../../shared/pages/paths.ts";
import { byLink, idOf } from "../../entry-points/by-link.ts";
import { view } from "../../entry-points/page-definition.ts";
import { sitePage } from "../../entry-points/page-file.ts";
import sentPage from "./re-use-sent.njk";

/** The confirmation with the reference. It can be bookmarked, and shows nothing but the reference. */
export const page = sitePage({
  path: paths.reUseSent,
  names: byLink("sent-re-use", idOf),
  load: (_needs, reference) => reference,
  show: (_needs, reference, { request: { parameters } }) =>
    view(sentPage, { reference, itemHref: toPath(paths.catalogueItem, parameters) }),
});
