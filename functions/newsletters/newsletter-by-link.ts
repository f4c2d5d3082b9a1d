import { readIssue } from "../../shared/newsletters/store.ts";
import { paths } from "../../shared/pages/paths.ts";
import { openFollowedLink } from "../entry-points/followed-link.ts";
import { sitePage } from "../entry-points/page-file.ts";
import { newsletterView } from "./newsletter-view.ts";

/** A newsletter by the link in its emails, whether everybody may read it or not. The link says nothing of whose email it was. */
export const page = sitePage({
  path: paths.newsletterByLink,
  names: (needs, { request }) => {
    const link = openFollowedLink(needs, "read-newsletter", request.parameters.token);
    return link.state === "good" ? link.id : undefined;
  },
  load: ({ table }, reference) => readIssue(table, reference),
  show: (_needs, found) => newsletterView(found, false),
});
