import type { Entry } from "../../journal/entry.ts";
import { parseEntryItem } from "../../journal/store.ts";
import { type Item, queryAll, type Table } from "../../platform/dynamo.ts";
import { type ListPage, readListPage } from "../../platform/list-page.ts";

const concerning = (person: string): string => `PERSON#${person}`;

/** What lies under a person between two places of the index, the last first. One query. */
const readBetween = (
  table: Table,
  person: string,
  { first, last, limit }: { readonly first: string; readonly last: string; readonly limit: number },
): Promise<Item[]> =>
  queryAll(
    table,
    {
      IndexName: "by-person",
      KeyConditionExpression: "person = :person AND personSort BETWEEN :first AND :last",
      ExpressionAttributeValues: { ":person": concerning(person), ":first": first, ":last": last },
      ScanIndexForward: false,
    },
    { limit },
  );

const placeOf = ({ personSort }: Item): string => String(personSort);

const isEntry = (item: Item): boolean => placeOf(item).startsWith("ENTRY#");

// In the order of the index: applications and enquiries, entries, letters, and everything else. "$" is the character after "#".
const FIRST = "APPLICATION#";
const BEFORE_ENTRIES = "ENQUIRY$";
const AFTER_ENTRIES = "ENTRY$";
const LETTERS = "LETTER#";
const AFTER_LETTERS = "MEMBER";
const LAST = "TASK$";

/** As many as a page goes through: far more than one person asks, and than they take part in. */
const MOST_ASKED = 200;
const MOST_TAKING_PART = 400;

/** What lies under all records of a person between two places, the last first. A query for each record, beside each other; nearly everybody has one. */
const readBetweenOf = async (
  table: Table,
  people: readonly string[],
  between: { readonly first: string; readonly last: string; readonly limit: number },
): Promise<readonly (readonly Item[])[]> =>
  Promise.all(people.map((person) => readBetween(table, person, between)));

const lastFirst = (one: Item, other: Item): number => (placeOf(one) < placeOf(other) ? 1 : -1);

const together = (found: readonly (readonly Item[])[]): readonly Item[] =>
  found.length === 1 ? (found[0] ?? []) : found.flat().toSorted(lastFirst);

/** Entries on a page of a timeline, and how many are looked through for them. */
const PAGE = { size: 30, lookedThrough: 200 };

/** A page of what happened with somebody, and what lies before it in the index: their applications and enquiries. */
export interface Timeline {
  readonly timeline: ListPage<Entry>;
  readonly asked: readonly Item[];
}

/**
 * What happened with a person, the latest first, a page at a time, with what they asked. They lie beside each other in the index, so that one query brings
 * both; of somebody with whom more happened than the query reads, what they asked is another. `people` are all records of the person.
 */
export const readTimeline = async (
  table: Table,
  people: readonly string[],
  given: { readonly cursor?: string | undefined; readonly keep: (entry: Entry) => boolean },
): Promise<Timeline> => {
  const beside: { asked?: readonly Item[] } = {};
  const timeline = await readListPage<Entry>(
    [
      async (after, limit) => {
        // A place comes from an address, so it may be anything.
        const last = after?.startsWith("ENTRY#") === true ? after : AFTER_ENTRIES;
        const found = await readBetweenOf(table, people, {
          first: FIRST,
          last,
          limit: limit + 1 + MOST_ASKED,
        });
        const items = together(found);
        if (found.every((of) => of.length <= limit + MOST_ASKED))
          beside.asked = items.filter((item) => !isEntry(item));
        return items
          .filter((item) => isEntry(item) && placeOf(item) !== last)
          .slice(0, limit)
          .map((item) => ({ place: placeOf(item), thing: parseEntryItem(item) }));
      },
    ],
    { ...given, size: PAGE.size, looking: { queries: 1, atOnce: PAGE.lookedThrough } },
  );
  return { timeline, asked: beside.asked ?? (await readAsked(table, people)) };
};

/** What a person applied with and asked, the latest of each first. One query for each of their records. */
export const readAsked = async (table: Table, people: readonly string[]): Promise<readonly Item[]> =>
  together(await readBetweenOf(table, people, { first: FIRST, last: BEFORE_ENTRIES, limit: MOST_ASKED }));

/**
 * Their membership, and what else a person takes part in (notes about them, registrations, roles in projects, re-uses, tasks), the latest of each kind first, as it
 * is kept: each feature reads its own out of it. `letters`: the letters to them, which lie beside that, come along. One query for each of their records.
 */
export const readTakingPart = async (
  table: Table,
  people: readonly string[],
  { letters }: { readonly letters: boolean },
): Promise<readonly Item[]> =>
  together(
    await readBetweenOf(table, people, {
      first: letters ? LETTERS : AFTER_LETTERS,
      last: LAST,
      limit: MOST_TAKING_PART,
    }),
  );
