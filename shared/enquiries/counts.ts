import type { Item, Key } from "../platform/dynamo.ts";
import { ownValue } from "../platform/keys.ts";
import { NOBODY } from "./enquiry.ts";

/** Where an enquiry stands, as the inbox and its counts tell it apart. */
export type Standing = "to-do" | "waiting" | "answered" | "closed";

/** The counts are spread over so many items, so that enquiries that come in together do not wait for one another. */
const SHARDS = 4;

const countsKey = (shard: number): Key => ({ pk: `ENQUIRY-COUNTS#${shard}`, sk: "COUNTS" });

/** Keys of the counts, to be read with what is read by key at the same moment. */
export const countKeys: readonly Key[] = Array.from({ length: SHARDS }, (_, shard) => countsKey(shard));

/** The key of the counts that an enquiry is counted in, by a number that is drawn by lot. */
export const countsKeyOf = (drawn: number): Key => countsKey(drawn % SHARDS);

/** How many enquiries there are, all of them: of a standing, of what somebody (or `nobody`) has and is not closed, or of both. */
export interface EnquiryCounts {
  /** Those of the team who have any that is not closed. */
  readonly assignees: readonly string[];
  readonly of: (what: { readonly standing?: Standing; readonly assignee?: string }) => number;
}

/** The counts in the items of `countKeys`. */
export const toCounts = (items: readonly (Item | undefined)[]): EnquiryCounts => {
  const sum = (name: string) =>
    items.reduce((all, item) => {
      const count = ownValue(item, name);
      return all + (typeof count === "number" ? count : 0);
    }, 0);
  const names = new Set(items.flatMap((item) => Object.keys(item ?? {})));
  const having = [...names].filter((name) => name.startsWith("of ") && sum(name) > 0);
  return {
    assignees: having.map((name) => name.slice("of ".length)).filter((name) => name !== NOBODY),
    of: ({ standing, assignee }) =>
      sum([standing, ...(assignee === undefined ? [] : [`of ${assignee}`])].filter(Boolean).join(" ")),
  };
};
