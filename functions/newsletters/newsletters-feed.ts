import { atomFeed } from "../../shared/news/feed.ts";
import { listOnSite } from "../../shared/newsletters/store.ts";
import { newsletterStory } from "../../shared/newsletters/story.ts";
import { paths } from "../../shared/pages/paths.ts";
import { nothing } from "../entry-points/page-definition.ts";
import { sitePage } from "../entry-points/page-file.ts";
import { feedFile } from "./feed-file.ts";

/** The newsletters that everybody may read, as an Atom feed. */
export const page = sitePage({
  path: paths.newslettersFeed,
  names: nothing,
  load: ({ table }) => listOnSite(table, 30),
  show: ({ siteUrl, programme }, issues) =>
    feedFile(
      atomFeed(
        { title: "Newsletters", page: paths.newsletters, own: paths.newslettersFeed, siteUrl, programme },
        issues.map(({ issue, sentAt = "" }) => {
          const { title, path, detail } = newsletterStory(issue);
          return { reference: issue.reference, title, path, at: sentAt, summary: detail };
        }),
      ),
    ),
});
