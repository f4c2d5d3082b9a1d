import type { Overtaken, Write } from "../journal/commit.ts";
import type { Occasion } from "../journal/entry.ts";
import type { Letter } from "../letters/letter.ts";
import type { Member } from "../members/member.ts";
import { readPeople } from "../people/store.ts";
import type { Table } from "../platform/dynamo.ts";
import type { NewsItem } from "./news-item.ts";
import { newsRecordWrite, readNewsRecords } from "./news-record.ts";
import { type NewsReader, type NewsRoute, routeNews } from "./route.ts";

/** Members to a transaction: each is a letter and a record, and there is room for what else the page changes. */
export const NEWS_PAGE = 40;

/** What becomes of a story for a page of members: how many went which way. */
export type RouteCounts = Readonly<Record<string, number>>;

/** These members as the rule for news looks at them. Two reads for every hundred, at the same moment. */
export const readNewsReaders = async (
  table: Table,
  members: readonly Member[],
): Promise<readonly NewsReader[]> => {
  const ids = members.map(({ person }) => person);
  const [people, records] = await Promise.all([readPeople(table, ids), readNewsRecords(table, ids)]);
  return members.flatMap((member, nth) => {
    const record = records[nth];
    return record === undefined ? [] : [{ member, address: people[nth], record }];
  });
};

/** The name under which a route is counted. */
export const routeName = (route: NewsRoute): string => (route.route === "none" ? route.reason : route.route);

/** How often each name is there. */
export const countNames = (names: readonly string[]): RouteCounts => {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries(counts);
};

/** The two counts together. */
export const addCounts = (one: RouteCounts, other: RouteCounts): RouteCounts => {
  const sum = new Map(Object.entries(one));
  for (const [name, count] of Object.entries(other)) sum.set(name, (sum.get(name) ?? 0) + count);
  return Object.fromEntries(sum);
};

/** What sending a story to a page of members saves: the letters, what is kept of each reader, and how many went which way. */
export const newsPage = async (
  table: Table,
  members: readonly Member[],
  news: {
    readonly item: NewsItem;
    readonly limit: number;
    readonly letterTo: (person: string) => Letter;
  },
  { now }: Pick<Occasion, "now">,
): Promise<{
  readonly letters: readonly Letter[];
  readonly writes: readonly Write<Overtaken>[];
  readonly counts: RouteCounts;
}> => {
  const readers = await readNewsReaders(table, members);
  const routed = readers.map((reader) => routeNews(reader, news.item, { limit: news.limit, now }));
  return {
    letters: routed.flatMap((one) => (one.route === "letter" ? news.letterTo(one.record.person) : [])),
    writes: routed.flatMap((one) => (one.route === "none" ? [] : newsRecordWrite(one.record))),
    counts: countNames(routed.map(routeName)),
  };
};
