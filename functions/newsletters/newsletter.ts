import { readIssue } from "../../shared/newsletters/store.ts";
import { paths } from "../../shared/pages/paths.ts";
import { byReference } from "../entry-points/page-definition.ts";
import { sitePage } from "../entry-points/page-file.ts";
import { newsletterView } from "./newsletter-view.ts";

/** A newsletter that everybody may read, since it began to go out. */
export const page = sitePage({
  path: paths.newsletter,
  names: byReference("newsletter"),
  load: async ({ table }, reference) => {
    const found = await readIssue(table, reference);
    return found?.issue.onSite === true && found.sentAt !== undefined ? found : undefined;
  },
  show: (_needs, found) => newsletterView(found, true),
});
