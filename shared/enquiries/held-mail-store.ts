import { type CommitNeeds, type Committed, commit, type Write } from "../journal/commit.ts";
import type { Entry } from "../journal/entry.ts";
import { type Item, type Key, readItem, readList, type Table } from "../platform/dynamo.ts";
import { type HeldMail, heldMailSchema } from "./held-mail.ts";

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

/** Keeps a new held mail. The same mail again changes nothing. */
export const saveNewHeldMail = (
  needs: CommitNeeds,
  held: HeldMail,
  made: { readonly once: string; readonly entry: Entry },
): Promise<Committed<never>> =>
  commit(needs, { once: made.once, writes: [{ put: toItem(held) }], entries: [made.entry] });

/** The write of a decision about a held mail. Refused as `decided` when somebody else decided since it was read. */
export const heldMailWrite = (before: HeldMail, after: HeldMail): Write<"decided"> => ({
  put: toItem(after),
  when: {
    expression: "held.#version = :version",
    names: { "#version": "version" },
    values: { ":version": before.version },
  },
  otherwise: "decided",
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
