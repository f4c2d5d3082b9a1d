import { type CountWrite, movedBy, OVERTAKEN, type Overtaken, type Write } from "../../journal/commit.ts";
import type { Instant } from "../../platform/clock.ts";
import {
  countAll,
  type Item,
  type Key,
  listSource,
  readItem,
  readItems,
  readList,
  type Table,
} from "../../platform/dynamo.ts";
import type { ListSource } from "../../platform/list-page.ts";
import { firstRead, type ShownPart } from "../../platform/text.ts";
import { countsKeyOf, heldMailCountKeys, type OpenMail, toOpenMail } from "./counts.ts";
import { type HeldMail, heldMailSchema, titledHeldMail } from "./model.ts";

const heldMailKey = titledHeldMail.key;

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

/** What a held mail counts as while nobody has decided on it. */
const countedAs = (held: HeldMail | undefined): readonly string[] =>
  held?.status === "held" || held?.status === "set-aside" ? [held.status] : [];

const countWrite = (before: HeldMail | undefined, after: HeldMail): CountWrite => ({
  count: countsKeyOf(after.id),
  by: movedBy(countedAs(before), countedAs(after)),
});

/** What an item of the table counts as among held mails, to count all of them anew; nothing for what is no held mail. */
export const heldMailCountsOf = (item: Item & Key): readonly CountWrite[] =>
  item.pk.startsWith("HELD-MAIL#") && item.sk === "HELD-MAIL"
    ? [countWrite(undefined, toHeldMail(item))]
    : [];

/** The writes of a new held mail, which is counted with it. */
export const newHeldMailWrites = (held: HeldMail): readonly Write[] => [
  { put: toItem(held) },
  countWrite(undefined, held),
];

/** The writes of a decision about a held mail, by the version that was read; its counts move with it. */
export const heldMailWrites = (before: HeldMail, after: HeldMail): readonly Write<Overtaken>[] => [
  {
    put: toItem(after),
    when: {
      expression: "held.#version = :version",
      names: { "#version": "version" },
      values: { ":version": before.version },
    },
    otherwise: OVERTAKEN,
  },
  countWrite(before, after),
];

/** The held mail with this id, or undefined. One read. */
export const readHeldMail = async (table: Table, id: string): Promise<HeldMail | undefined> => {
  const item = await readItem(table, heldMailKey(id));
  return item === undefined ? undefined : toHeldMail(item);
};

/** The held mails in a status, the latest first, at most `most`, and how many there are as far as was read. One query. */
export const listHeldMail = async (
  table: Table,
  status: HeldMail["status"],
  most = 200,
): Promise<ShownPart<HeldMail>> =>
  firstRead(
    (await readList(table, `HELD-MAIL#${status}`, { latestFirst: true, limit: most + 1 })).map(toHeldMail),
    most,
  );

/** The held mails in a status, the latest first, to be read in pages. */
export const heldMailOf = (table: Table, status: HeldMail["status"]): ListSource<HeldMail> =>
  listSource(table, `HELD-MAIL#${status}`, { latestFirst: true }, toHeldMail);

/** How many mails wait for a decision, and how many are set aside and undecided: all of them. One read. */
export const readOpenMail = async (table: Table): Promise<OpenMail> =>
  toOpenMail(await readItems(table, heldMailCountKeys));

/** How many mails that machines wrote came in since a moment and are set aside: all of them. One query, which reads none of them out. */
export const countSetAsideSince = (table: Table, since: Instant): Promise<number> =>
  countAll(table, {
    IndexName: "by-list",
    KeyConditionExpression: "#list = :list AND listSort >= :since",
    ExpressionAttributeNames: { "#list": "list" },
    ExpressionAttributeValues: { ":list": "HELD-MAIL#set-aside", ":since": since },
  });
