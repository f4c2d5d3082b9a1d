import { countAll, queryAll, readItem, readItems, type Table } from "../platform/dynamo.ts";
import { toWork, type Work } from "./item.ts";
import { type Owned, ownedPartition, toOwned } from "./owned.ts";
import { type Said, saidIn } from "./said.ts";

const MOST = 100;

/** What waits for somebody of the team, what is due first first; at most 100. One query. */
export const readWorkOf = async (table: Table, person: string): Promise<readonly Work[]> =>
  (
    await queryAll(
      table,
      { KeyConditionExpression: "pk = :pk", ExpressionAttributeValues: { ":pk": `WORK#${person}` } },
      { limit: MOST },
    )
  ).map(toWork);

const MOST_OF_TEAM = 300;

/** What waits for nobody in particular, what is due first first; links and failures, of which there may be thousands, at the end. At most 300. One query. */
export const readWorkOfTeam = async (table: Table): Promise<readonly Work[]> =>
  (
    await queryAll(
      table,
      { KeyConditionExpression: "pk = :pk", ExpressionAttributeValues: { ":pk": "WORK#team" } },
      { limit: MOST_OF_TEAM },
    )
  ).map(toWork);

/** The most things of one person that are read at once. A hand-over of all of them goes on behind. */
export const MOST_OWNED = 1000;

// Every place begins with a digit, which comes after this.
const BEFORE_ALL = "!";

/** What somebody owns or is the deputy for, in the order of a hand-over, behind a place; at most 1,000, or `limit`. One query. */
export const readOwned = async (
  table: Table,
  person: string,
  {
    after = BEFORE_ALL,
    limit = MOST_OWNED,
  }: { readonly after?: string | undefined; readonly limit?: number } = {},
): Promise<readonly Owned[]> =>
  (
    await queryAll(
      table,
      {
        KeyConditionExpression: "pk = :pk AND sk > :after",
        ExpressionAttributeValues: { ":pk": ownedPartition(person), ":after": after },
      },
      { limit },
    )
  ).map(toOwned);

/** Some things of somebody's by their places, in that order; undefined what is not theirs any more. One read for every hundred. */
export const readOwnedAt = async (
  table: Table,
  person: string,
  places: readonly string[],
): Promise<readonly (Owned | undefined)[]> => {
  const pk = ownedPartition(person);
  const items = await readItems(
    table,
    places.map((sk) => ({ pk, sk })),
  );
  return items.map((item) => (item === undefined ? undefined : toOwned(item)));
};

/** How many things somebody owns or is the deputy for. One query, of which nothing is read out. */
export const countOwned = (table: Table, person: string): Promise<number> =>
  countAll(table, {
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": ownedPartition(person) },
  });

/** The last that was said of a thing. One read, if there is anything. */
export const readSaid = async (table: Table, { said }: Pick<Owned, "said">): Promise<Said | undefined> => {
  const item = said === undefined ? undefined : await readItem(table, said);
  return item === undefined ? undefined : saidIn(item);
};
