import * as z from "zod/mini";
import type { CountWrite } from "../journal/commit.ts";
import { type Item, type Key, readItem, readItems, type Table } from "../platform/dynamo.ts";

const resultsKey = (about: string): Key => ({ pk: `NEWS-RESULTS#${about}`, sk: "NEWS-RESULTS" });

/** What becomes of the letters of a newsletter or digest, and of their reader's wish for news. */
export const outcomes = {
  sent: "Sent",
  delivered: "Delivered",
  bounced: "Came back",
  complained: "Called spam",
  "not-sent": "Held back at the last moment",
  unsubscribed: "Unsubscribed",
} as const;

/** What becomes of a letter. */
export type Outcome = keyof typeof outcomes;

const CLICKS = "click ";

/** The write that counts that something became of one more letter of a newsletter or digest. */
export const countOutcome = (about: string, outcome: Outcome): CountWrite => ({
  count: resultsKey(about),
  by: { [outcome]: 1 },
});

/** The write that counts that a link of a newsletter or digest was followed once more. */
export const countClick = (about: string, path: string): CountWrite => ({
  count: resultsKey(about),
  by: { [`${CLICKS}${path}`]: 1 },
});

/** The results of a newsletter or digest. */
export interface NewsResults {
  readonly outcomes: Readonly<Record<Outcome, number>>;
  /** The pages of ours that were opened from it, the one opened most first. */
  readonly clicks: readonly { readonly path: string; readonly times: number }[];
}

const countsSchema = z.record(z.string(), z.unknown());

const toResults = (item: Item | undefined): NewsResults => {
  const counts = new Map(
    Object.entries(countsSchema.parse(item ?? {})).flatMap(([name, value]) =>
      typeof value === "number" ? [[name, value] as const] : [],
    ),
  );
  const of = (outcome: Outcome): number => counts.get(outcome) ?? 0;
  return {
    outcomes: {
      sent: of("sent"),
      delivered: of("delivered"),
      bounced: of("bounced"),
      complained: of("complained"),
      "not-sent": of("not-sent"),
      unsubscribed: of("unsubscribed"),
    },
    clicks: [...counts]
      .flatMap(([name, times]) =>
        name.startsWith(CLICKS) ? [{ path: name.slice(CLICKS.length), times }] : [],
      )
      .toSorted((one, other) => other.times - one.times || (one.path < other.path ? -1 : 1)),
  };
};

/** The results of a newsletter or digest so far. One read. */
export const readNewsResults = async (table: Table, about: string): Promise<NewsResults> =>
  toResults(await readItem(table, resultsKey(about)));

/** The results of several, in their order. One read for every hundred. */
export const readSeveralResults = async (
  table: Table,
  abouts: readonly string[],
): Promise<readonly NewsResults[]> => (await readItems(table, abouts.map(resultsKey))).map(toResults);
