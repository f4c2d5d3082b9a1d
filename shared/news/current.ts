import { openCalls } from "../applications/calls/read.ts";
import { listPublishedItems } from "../catalogue/published.ts";
import { upcomingEvents } from "../events/read.ts";
import { CALLS_TOPIC, EVENTS_TOPIC, RESULTS_TOPIC } from "../members/topics/model.ts";
import { paths, toPath } from "../pages/paths.ts";
import type { Instant } from "../platform/clock.ts";
import type { Table } from "../platform/dynamo.ts";
import { sayDateTime } from "../platform/time.ts";
import type { NewsItem } from "./news-item.ts";

/** A story with the moment since which it stands on our site. */
export interface CurrentItem {
  readonly item: NewsItem;
  readonly since: Instant;
}

/** What stands on our site that news can tell of. */
export interface CurrentNews {
  /** Events to come, the next one first. */
  readonly events: readonly CurrentItem[];
  /** The catalogue, the item published last first. */
  readonly items: readonly CurrentItem[];
  /** Calls that are open, the one that closes first first. */
  readonly calls: readonly CurrentItem[];
}

/** The kinds of story that are read from our own pages. */
export const currentKinds = ["events", "items", "calls"] as const;

/** What stands on our site at this moment that news can tell of. Three queries, at the same moment. */
export const readCurrentNews = async (table: Table, now: Instant): Promise<CurrentNews> => {
  const [events, items, calls] = await Promise.all([
    upcomingEvents(table, now),
    listPublishedItems(table),
    openCalls(table, now),
  ]);
  return {
    events: events.map(({ reference, title, startsAt, publishedAt }) => ({
      since: publishedAt ?? startsAt,
      item: {
        kind: "event",
        reference,
        title,
        detail: sayDateTime(startsAt),
        path: toPath(paths.event, { reference }),
        topic: EVENTS_TOPIC,
      },
    })),
    items: items.map(({ reference, title, summary, slug, publishedAt, changedAt }) => ({
      since: publishedAt ?? changedAt,
      item: {
        kind: "catalogue-item",
        reference,
        title,
        detail: summary,
        path: toPath(paths.catalogueItem, { slug }),
        topic: RESULTS_TOPIC,
      },
    })),
    calls: calls.map(({ reference, title, opensAt, closesAt }) => ({
      since: opensAt,
      item: {
        kind: "call",
        reference,
        title,
        detail: `Open until ${sayDateTime(closesAt)}`,
        path: toPath(paths.call, { reference }),
        topic: CALLS_TOPIC,
      },
    })),
  };
};
