import type { Entry } from "../../journal/entry.ts";
import { parseEntryItem } from "../../journal/store.ts";
import { type Item, queryAll, type Table } from "../../platform/dynamo.ts";
import type { ListSource } from "../../platform/list-page.ts";

const concerning = (person: string): string => `PERSON#${person}`;

/** What happened that concerns a person, the latest first, to be read in pages. One query a page. */
export const timelineSource =
  (table: Table, person: string): ListSource<Entry> =>
  async (after, limit) => {
    // "$" comes after "#": nothing of the entries sorts behind it. A place comes from an address, so it may be anything.
    const before = after?.startsWith("ENTRY#") === true ? after : "ENTRY$";
    const items = await queryAll(
      table,
      {
        IndexName: "by-person",
        KeyConditionExpression: "person = :person AND personSort BETWEEN :first AND :before",
        ExpressionAttributeValues: { ":person": concerning(person), ":first": "ENTRY#", ":before": before },
        ScanIndexForward: false,
      },
      { limit: limit + 1 },
    );
    return items
      .filter(({ personSort }) => personSort !== before)
      .slice(0, limit)
      .map((item) => ({ place: String(item["personSort"]), thing: parseEntryItem(item) }));
  };

/** As many of each query as a page goes through: far more than one person takes part in. */
const MOST_THINGS = 200;

const thingsBetween = (table: Table, person: string, first: string, last: string): Promise<Item[]> =>
  queryAll(
    table,
    {
      IndexName: "by-person",
      KeyConditionExpression: "person = :person AND personSort BETWEEN :first AND :last",
      ExpressionAttributeValues: { ":person": concerning(person), ":first": first, ":last": last },
      ScanIndexForward: false,
    },
    { limit: MOST_THINGS },
  );

/**
 * What a person takes part in (applications, enquiries, registrations, roles in projects, re-uses), the latest of each kind first, as it is kept:
 * each feature reads its own out of it. Two queries, beside each other, because entries and letters lie between those kinds and have no bound.
 */
export const readThingsOfPerson = async (table: Table, person: string): Promise<readonly Item[]> =>
  (
    await Promise.all([
      thingsBetween(table, person, "APPLICATION#", "ENQUIRY$"),
      thingsBetween(table, person, "MEMBER", "REGISTRATION$"),
    ])
  ).flat();

/** Those of the items whose place under their person begins with this. */
export const thingsOfKind = (items: readonly Item[], kind: string): readonly Item[] =>
  items.filter(({ personSort }) => String(personSort).startsWith(`${kind}#`));
