import { listOnSite } from "../../shared/newsletters/store.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { nothing, view } from "../entry-points/page-definition.ts";
import { sitePage } from "../entry-points/page-file.ts";
import template from "./newsletters.njk";

/** The newsletters that everybody may read, the latest first. */
export const page = sitePage({
  path: paths.newsletters,
  names: nothing,
  load: ({ table }) => listOnSite(table),
  show: (_needs, issues) =>
    view(template, {
      issues: issues.map(({ issue, sentAt }) => ({
        subject: issue.subject,
        sentAt,
        href: toPath(paths.newsletter, { reference: issue.reference }),
      })),
    }),
});
