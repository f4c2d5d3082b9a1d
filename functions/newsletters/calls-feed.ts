import { openCalls } from "../../shared/applications/calls/read.ts";
import { atomFeed } from "../../shared/news/feed.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { sayDateTime } from "../../shared/platform/time.ts";
import { nothing } from "../entry-points/page-definition.ts";
import { sitePage } from "../entry-points/page-file.ts";
import { feedFile } from "./feed-file.ts";

/** Calls that are open as an Atom feed. */
export const page = sitePage({
  path: paths.callsFeed,
  names: nothing,
  load: ({ table, now }) => openCalls(table, now()),
  show: ({ siteUrl, programme }, calls) =>
    feedFile(
      atomFeed(
        { title: "Calls for problems", page: paths.calls, own: paths.callsFeed, siteUrl, programme },
        calls.map(({ reference, title, opensAt, closesAt }) => ({
          reference,
          title,
          path: toPath(paths.call, { reference }),
          at: opensAt,
          summary: `Open until ${sayDateTime(closesAt)}`,
        })),
      ),
    ),
});
