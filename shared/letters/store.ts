import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { isMember, membershipKey } from "../people/membership.ts";
import { type Person, parsePerson } from "../people/person.ts";
import { personKey } from "../people/store.ts";
import type { Instant } from "../platform/clock.ts";
import { type Item, type Key, readItem, readItems, readList, type Table } from "../platform/dynamo.ts";
import { datesBetween, utcDate } from "../platform/time.ts";
import { type Letter, type LetterPurpose, letterStatuses } from "./letter.ts";
import type { LetterOrder } from "./order.ts";

const recipientSchema = z.union([z.object({ person: z.uuid() }), z.object({ team: z.literal(true) })]);

const letterSchema = z.object({
  id: z.uuid(),
  kind: z.string(),
  to: recipientSchema,
  facts: z.unknown(),
  status: z.enum(letterStatuses),
  queuedAt: z.iso.datetime(),
  correlation: z.string(),
  about: z.string(),
  encloses: z.object({ pk: z.string(), sk: z.string() }).optional(),
  usefulUntil: z.iso.datetime().optional(),
  attempt: z.object({ id: z.string(), at: z.iso.datetime() }).optional(),
  sentAt: z.iso.datetime().optional(),
  messageId: z.string().optional(),
  reason: z.string().optional(),
  revision: z.number().int().positive().optional(),
  settledBy: z.string().optional(),
});

/** The key of a letter. */
export const letterKey = (id: string): Key => ({ pk: `LETTER#${id}`, sk: "LETTER" });

const OUTBOX = "OUTBOX";

/** A letter as stored: found by its id, by the thing it is about, by its reader, and by the day it was queued, or in the outbox while it waits. */
export const letterItem = (letter: Letter): Item => ({
  ...letterKey(letter.id),
  ...letter,
  subject: letter.about,
  subjectSort: `LETTER#${letter.queuedAt}#${letter.id}`,
  ...("person" in letter.to
    ? { person: `PERSON#${letter.to.person}`, personSort: `LETTER#${letter.queuedAt}#${letter.id}` }
    : {}),
  list: letter.status === "waiting" ? OUTBOX : `LETTERS#${letter.queuedAt.slice(0, 10)}`,
  listSort: `${letter.queuedAt}#${letter.id}`,
});

/** The letter in an item. Throws a ZodError on anything else. */
export const parseLetter = (item: unknown): Letter => letterSchema.parse(item);

/** The letter with this id, or undefined. One read. */
export const readLetter = async (table: Table, id: string): Promise<Letter | undefined> => {
  const item = await readItem(table, letterKey(id));
  return item === undefined ? undefined : parseLetter(item);
};

/** What the sender must know of a letter: the letter, its reader unless erased, whether the reader is a member, and what it encloses. */
export interface OrderedLetter {
  readonly letter: Letter | undefined;
  readonly person: Person | undefined;
  readonly member: boolean;
  readonly enclosed: Item | undefined;
}

/** Reads all that an order is about in one read; the membership only for letters that depend on it. */
export const readOrdered = async (
  table: Table,
  { letterId, person, encloses }: LetterOrder,
  purpose: LetterPurpose,
): Promise<OrderedLetter> => {
  const ofPerson = person === undefined ? [] : [personKey(person)];
  const ofMember = person === undefined || purpose !== "news" ? [] : [membershipKey(person)];
  const ofEnclosed = encloses === undefined ? [] : [encloses];
  const [letter, ...others] = await readItems(table, [
    letterKey(letterId),
    ...ofPerson,
    ...ofMember,
    ...ofEnclosed,
  ]);
  const next = (asked: readonly Key[]): Item | undefined => (asked.length === 0 ? undefined : others.shift());
  const [reader, membership, enclosed] = [next(ofPerson), next(ofMember), next(ofEnclosed)];
  return {
    letter: letter === undefined ? undefined : parseLetter(letter),
    person: reader === undefined ? undefined : parsePerson(reader),
    member: isMember(membership),
    enclosed,
  };
};

const updateIf = async (
  table: Table,
  update: Omit<UpdateCommand["input"], "TableName">,
): Promise<boolean> => {
  try {
    await table.client.send(new UpdateCommand({ TableName: table.name, ...update }));
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
};

/**
 * Takes a letter on for one attempt to send it. False when it is no longer as it was read: somebody else has taken it on, or it has
 * gone out.
 */
export const claimLetter = (
  table: Table,
  letter: Letter,
  attempt: { readonly id: string; readonly at: Instant },
): Promise<boolean> =>
  updateIf(table, {
    Key: letterKey(letter.id),
    UpdateExpression: "SET #status = :sending, attempt = :attempt",
    ConditionExpression:
      letter.attempt === undefined
        ? "#status = :before AND attribute_not_exists(attempt)"
        : "#status = :before AND attempt.id = :previous",
    ExpressionAttributeNames: { "#status": "status" },
    ExpressionAttributeValues: {
      ":sending": "sending",
      ":before": letter.status,
      ":attempt": attempt,
      ...(letter.attempt === undefined ? {} : { ":previous": letter.attempt.id }),
    },
  });

/** Writes down that an attempt surely sent nothing, so that the next one need not fear to send twice. */
export const releaseLetter = (table: Table, id: string, attempt: string): Promise<boolean> =>
  updateIf(table, {
    Key: letterKey(id),
    UpdateExpression: "REMOVE attempt",
    ConditionExpression: "attempt.id = :attempt",
    ExpressionAttributeValues: { ":attempt": attempt },
  });

/** The letters that were queued on a UTC date, the latest first, at most `limit`. One query. */
export const listLetters = async (table: Table, date: string, limit = 200): Promise<readonly Letter[]> => {
  const items = await readList(table, `LETTERS#${date}`, { latestFirst: true, limit });
  return items.map(parseLetter);
};

/** The letters queued between two moments that have not gone out yet. One query for each UTC day of the period and each page of it. */
export const listQueuedBetween = async (
  table: Table,
  from: Instant,
  to: Instant,
): Promise<readonly Letter[]> => {
  const letters: Letter[] = [];
  for (const date of datesBetween(utcDate(from), utcDate(to))) {
    const items = await readList(table, `LETTERS#${date}`, { from, to: `${to}~` });
    letters.push(...items.map(parseLetter));
  }
  return letters.filter(({ status }) => status === "queued");
};

/** The letters that wait for approval, the longest wait first. One query. */
export const listWaiting = async (table: Table, limit = 500): Promise<readonly Letter[]> =>
  (await readList(table, OUTBOX, { limit })).map(parseLetter);

/** The letters with these ids, at most 100; those that are not there are left out. One read. */
export const readLetters = async (table: Table, ids: readonly string[]): Promise<readonly Letter[]> =>
  (await readItems(table, ids.map(letterKey))).flatMap((item) =>
    item === undefined ? [] : parseLetter(item),
  );
