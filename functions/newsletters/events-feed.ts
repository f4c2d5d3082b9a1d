import { upcomingEvents } from "../../shared/events/read.ts";
import { atomFeed } from "../../shared/news/feed.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { sayDateTime } from "../../shared/platform/time.ts";
import { nothing } from "../entry-points/page-definition.ts";
import { sitePage } from "../entry-points/page-file.ts";
import { feedFile } from "./feed-file.ts";

/** Events to come as an Atom feed, the one published last first. */
export const page = sitePage({
  path: paths.eventsFeed,
  names: nothing,
  load: ({ table, now }) => upcomingEvents(table, now()),
  show: ({ siteUrl, programme }, events) =>
    feedFile(
      atomFeed(
        { title: "Events", page: paths.events, own: paths.eventsFeed, siteUrl, programme },
        events.map(({ reference, title, startsAt, publishedAt }) => ({
          reference,
          title,
          path: toPath(paths.event, { reference }),
          at: publishedAt ?? startsAt,
          summary: sayDateTime(startsAt),
        })),
      ),
    ),
});
