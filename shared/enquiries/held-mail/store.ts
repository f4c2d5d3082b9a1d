import { OVERTAKEN, type Overtaken, type Write } from "../../journal/commit.ts";
import { type Item, type Key, readItem, readList, type Table } from "../../platform/dynamo.ts";
import { type HeldMail, heldMailSchema } from "./model.ts";

const heldMailKey = (id: string): Key => ({ pk: `HELD-MAIL#${id}`, sk: "HELD-MAIL" });

/** A held mail as stored: in the list of its status, and beside the history of the conversation that it names. */
const toItem = (held: HeldMail): Item & Key => ({
  ...heldMailKey(held.id),
  held,
  list: `HELD-MAIL#${held.status}`,
  listSort: `${held.at}#${held.id}`,
  ...(held.names === undefined
    ? {}
    : { subject: `enquiry:${held.names}`, subjectSort: `HELD#${held.at}#${held.id}` }),
});

const toHeldMail = (item: Item): HeldMail => heldMailSchema.parse(item["held"]);

/** The write of a new held mail. */
export const newHeldMailWrite = (held: HeldMail): Write => ({ put: toItem(held) });

/** The write of a decision about a held mail, by the version that was read. */
export const heldMailWrite = (before: HeldMail, after: HeldMail): Write<Overtaken> => ({
  put: toItem(after),
  when: {
    expression: "held.#version = :version",
    names: { "#version": "version" },
    values: { ":version": before.version },
  },
  otherwise: OVERTAKEN,
});

/** The held mail with this id, or undefined. One read. */
export const readHeldMail = async (table: Table, id: string): Promise<HeldMail | undefined> => {
  const item = await readItem(table, heldMailKey(id));
  return item === undefined ? undefined : toHeldMail(item);
};

/** The held mails in a status, the latest first, at most `limit`. One query. */
export const listHeldMail = async (
  table: Table,
  status: HeldMail["status"],
  limit = 200,
): Promise<readonly HeldMail[]> =>
  (await readList(table, `HELD-MAIL#${status}`, { latestFirst: true, limit })).map(toHeldMail);
