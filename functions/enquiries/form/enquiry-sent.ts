import { paths } from "../../../shared/pages/paths.ts";
import { byLink, idOf } from "../../entry-points/by-link.ts";
import { view } from "../../entry-points/page-definition.ts";
import { sitePage } from "../../entry-points/page-file.ts";
import sentPage from "./enquiry-sent.njk";

/** The confirmation with the reference. It can be bookmarked, and shows nothing but the reference. */
export const page = sitePage({
  path: paths.enquirySent,
  names: byLink("sent-enquiry", idOf),
  load: (_needs, reference) => reference,
  show: (_needs, reference) => view(sentPage, { reference }),
});
