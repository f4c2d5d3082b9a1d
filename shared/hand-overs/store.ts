import type { Saving } from "../journal/change.ts";
import { OVERTAKEN, type Overtaken, type Write } from "../journal/commit.ts";
import type { Entry } from "../journal/entry.ts";
import { LEFT_TO_OTHERS } from "../journal/fan-out.ts";
import type { Letter } from "../letters/letter.ts";
import {
  countAll,
  type Item,
  type Key,
  queryAll,
  readItem,
  readList,
  type Table,
} from "../platform/dynamo.ts";
import { plusHours } from "../platform/time.ts";
import { placeOfOwned } from "../work/owned.ts";
import { type HandOver, handOverSchema, type Outcome, outcomeSchema } from "./model.ts";

/** So long it is known what a hand-over did, and it can be taken back. */
export const KEPT_DAYS = 90;

const partition = (id: string): string => `HAND-OVER#${id}`;

const handOverKey = (id: string): Key => ({ pk: partition(id), sk: "HAND-OVER" });

const listOf = (from: string): string => `HAND-OVERS#of#${from}`;

const expires = (at: string): number => Math.floor(Date.parse(plusHours(at, KEPT_DAYS * 24)) / 1000);

const handOverItem = (handOver: HandOver): Item & Key => ({
  ...handOverKey(handOver.id),
  handOver,
  list: listOf(handOver.from),
  listSort: `${handOver.at}#${handOver.id}`,
  expires: expires(handOver.at),
});

const toHandOver = (item: Item): HandOver => handOverSchema.parse(item["handOver"]);

// What stayed comes first: it is what somebody has to see to.
const STAYED = "OUTCOME#1#";
const GIVEN = "OUTCOME#2#";
const ANY = "OUTCOME#";

const outcomeItem = ({ id, at }: Pick<HandOver, "id" | "at">, outcome: Outcome): Item & Key => ({
  pk: partition(id),
  sk: `${outcome.handed === undefined ? STAYED : GIVEN}${placeOfOwned(outcome.thing)}`,
  outcome,
  expires: expires(at),
});

const toOutcome = (item: Item): Outcome => outcomeSchema.parse(item["outcome"]);

/** A hand-over, or undefined: it never was, or is too long ago. One read. */
export const readHandOver = async (table: Table, id: string): Promise<HandOver | undefined> => {
  const item = await readItem(table, handOverKey(id));
  return item === undefined ? undefined : toHandOver(item);
};

/** The latest hand-overs of what somebody had, the latest first; at most 10. One query. */
export const listHandOvers = async (table: Table, from: string): Promise<readonly HandOver[]> =>
  (await readList(table, listOf(from), { latestFirst: true, limit: 10 })).map(toHandOver);

const outcomes = (id: string, prefix: string, after?: string) => ({
  ConsistentRead: true,
  KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
  ExpressionAttributeValues: {
    ":pk": partition(id),
    // What lies behind a place begins with the next character.
    ":from": after === undefined ? prefix : `${prefix}${after} `,
    ":to": `${prefix}~`,
  },
});

/** What was given in a hand-over, behind a place and in the order of one; at most `limit`. One query. */
export const readGiven = async (
  table: Table,
  id: string,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<readonly Outcome[]> =>
  (await queryAll(table, outcomes(id, GIVEN, after), { limit })).map(toOutcome);

/** What became of the things of a hand-over: what stayed, then what was given, each in the order of one; at most `limit`. One query. */
export const readOutcomes = async (table: Table, id: string, limit: number): Promise<readonly Outcome[]> =>
  (await queryAll(table, outcomes(id, ANY), { limit })).map(toOutcome);

/** How many things were given in a hand-over, and how many stayed. Two queries. */
export const countOutcomes = async (
  table: Table,
  id: string,
): Promise<{ readonly given: number; readonly left: number }> => {
  const [given, left] = await Promise.all([
    countAll(table, outcomes(id, GIVEN)),
    countAll(table, outcomes(id, STAYED)),
  ]);
  return { given, left };
};

/** The write of what became of a thing. */
export const outcomeWrite = (handOver: Pick<HandOver, "id" | "at">, outcome: Outcome): Write => ({
  put: outcomeItem(handOver, outcome),
});

/** The check that a hand-over goes on: it was not taken back. Whoever takes it back sees to what was given until then. */
export const whileItGoesOn = ({ id }: Pick<HandOver, "id">): Write<typeof LEFT_TO_OTHERS> => ({
  check: handOverKey(id),
  when: { expression: "attribute_exists(pk) AND attribute_not_exists(handOver.takenBackAt)" },
  otherwise: LEFT_TO_OTHERS,
});

/** A hand-over as it is from now on, if nobody was quicker. */
export const saveHandOver = (
  handOver: HandOver,
  entries: readonly Entry[],
  letters: readonly Letter[] = [],
): Saving<Overtaken> => ({
  writes: [
    {
      put: handOverItem(handOver),
      when:
        handOver.version === 1
          ? { expression: "attribute_not_exists(pk)" }
          : {
              expression: "handOver.#version = :version",
              names: { "#version": "version" },
              values: { ":version": handOver.version - 1 },
            },
      otherwise: OVERTAKEN,
    },
  ],
  entries,
  letters,
  result: { id: handOver.id },
});
