import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { membershipKey, type NewsWish, newsWish } from "../../people/membership.ts";
import { type Person, parsePerson } from "../../people/person.ts";
import { personKey } from "../../people/store.ts";
import type { Instant } from "../../platform/clock.ts";
import { type Item, type Key, queryAll, readItems, type Table } from "../../platform/dynamo.ts";
import { mayNow } from "../../sign-in/member.ts";
import { memberIn, memberKey } from "../../sign-in/store.ts";
import {
  type GivenAddress,
  letterKey,
  parseGivenAddress,
  parseLetter,
  placeAmongLetters,
  placeOfReader,
} from "../item.ts";
import { type Letter, type LetterPurpose, needsConsent } from "../letter.ts";
import { readLetters } from "../store.ts";
import type { LetterOrder } from "./order.ts";

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

/** What the sender must know of a letter: the letter, its reader unless erased, what the reader's membership says of news, and what it encloses. */
export interface OrderedLetter {
  readonly letter: Letter | undefined;
  readonly person: Person | undefined;
  /** The address that the letter goes to, where it is not a person's: undefined when it is no longer kept. */
  readonly given: GivenAddress | undefined;
  readonly news: NewsWish;
  /** Whether the reader is of the team and may change something. Asked for letters to the team only. */
  readonly inTeam: boolean;
  readonly enclosed: Item | undefined;
}

/** Reads all that an order is about in one read; the membership, or the place in the team, only for letters that depend on it. */
export const readOrdered = async (
  table: Table,
  { letterId, person, address, encloses }: LetterOrder,
  purpose: LetterPurpose,
): Promise<OrderedLetter> => {
  const ofPerson = person === undefined ? [] : [personKey(person)];
  const ofMember = person === undefined || !needsConsent(purpose) ? [] : [membershipKey(person)];
  const ofTeam = person === undefined || purpose !== "team" ? [] : [memberKey(person)];
  const ofAddress = address === undefined ? [] : [address];
  const ofEnclosed = encloses === undefined ? [] : [encloses];
  const [letter, ...others] = await readItems(table, [
    letterKey(letterId),
    ...ofPerson,
    ...ofMember,
    ...ofTeam,
    ...ofAddress,
    ...ofEnclosed,
  ]);
  const next = (asked: readonly Key[]): Item | undefined => (asked.length === 0 ? undefined : others.shift());
  const [reader, membership] = [next(ofPerson), next(ofMember)];
  const [colleague, given, enclosed] = [next(ofTeam), next(ofAddress), next(ofEnclosed)];
  return {
    letter: letter === undefined ? undefined : parseLetter(letter),
    person: reader === undefined ? undefined : parsePerson(reader),
    given: given === undefined ? undefined : parseGivenAddress(given),
    news: newsWish(membership),
    inTeam: mayNow(memberIn(colleague), "team"),
    enclosed,
  };
};

/** What is put into the queue within so long of another waits beside it. */
const BESIDE_MS = 2 * 60_000;

const isWaiting = ({ status, attempt, digest }: Letter): boolean =>
  (status === "queued" || status === "sending") && attempt === undefined && digest === undefined;

/**
 * The notices that wait beside this one, of its kind and to its reader, queued since shortly before it; at most so many. What was queued in the last moments
 * the index may not know of yet. One query, and one read of what it finds as it is now.
 */
export const listNoticesBeside = async (
  table: Table,
  letter: Letter,
  { now, most }: { readonly now: Instant; readonly most: number },
): Promise<readonly Letter[]> => {
  const earliest = new Date(Date.parse(letter.queuedAt) - BESIDE_MS).toISOString();
  const items = await queryAll(table, {
    IndexName: "by-person",
    KeyConditionExpression: "person = :reader AND personSort BETWEEN :from AND :to",
    FilterExpression: "#kind = :kind AND #status IN (:queued, :sending)",
    ExpressionAttributeNames: { "#kind": "kind", "#status": "status" },
    ExpressionAttributeValues: {
      ":reader": placeOfReader(letter),
      ":from": placeAmongLetters(earliest),
      ":to": placeAmongLetters(now, "~"),
      ":kind": letter.kind,
      ":queued": "queued",
      ":sending": "sending",
    },
  });
  const found = items.map(parseLetter).filter(({ id }) => id !== letter.id);
  return (
    await readLetters(
      table,
      found.slice(0, most).map(({ id }) => id),
    )
  ).filter(isWaiting);
};

/**
 * Takes a letter on for one attempt to send it. False when it is no longer as it was read: somebody else has taken it on, or it has
 * gone out.
 */
export const claimLetter = (
  table: Table,
  letter: Letter,
  attempt: { readonly id: string; readonly at: Instant; readonly trial: boolean },
): Promise<boolean> =>
  updateIf(table, {
    Key: letterKey(letter.id),
    UpdateExpression: `SET #status = :sending, attempt = :attempt${attempt.trial ? ", trial = :trial" : ""}`,
    ConditionExpression:
      letter.attempt === undefined
        ? "#status = :before AND attribute_not_exists(attempt)"
        : "#status = :before AND attempt.id = :previous",
    ExpressionAttributeNames: { "#status": "status" },
    ExpressionAttributeValues: {
      ":sending": "sending",
      ":before": letter.status,
      ":attempt": { id: attempt.id, at: attempt.at },
      ...(attempt.trial ? { ":trial": true } : {}),
      ":previous": letter.attempt?.id,
    },
  });

/** Writes down that the mail service has the address off its list. */
export const noteOffList = (table: Table, person: string): Promise<boolean> =>
  updateIf(table, {
    Key: personKey(person),
    UpdateExpression: "REMOVE onSuppressionList",
    ConditionExpression: "attribute_exists(pk)",
  });

/** Writes down that an attempt surely sent nothing, so that the next one need not fear to send twice. */
export const releaseLetter = (table: Table, id: string, attempt: string): Promise<boolean> =>
  updateIf(table, {
    Key: letterKey(id),
    UpdateExpression: "REMOVE attempt",
    ConditionExpression: "attempt.id = :attempt",
    ExpressionAttributeValues: { ":attempt": attempt },
  });

/**
 * Readdresses a letter to the team's inbox: it was for somebody of the team who has left since, or may only look. False when it is not as it was
 * read.
 */
export const turnToTeam = (table: Table, letter: Letter): Promise<boolean> =>
  updateIf(table, {
    Key: letterKey(letter.id),
    UpdateExpression: "SET #to = :team REMOVE person, personSort",
    ConditionExpression: "#status = :before",
    ExpressionAttributeNames: { "#to": "to", "#status": "status" },
    ExpressionAttributeValues: { ":team": { team: true }, ":before": letter.status },
  });
