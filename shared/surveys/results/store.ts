import { createHash } from "node:crypto";
import * as z from "zod/mini";
import type { Overtaken, Write } from "../../journal/commit.ts";
import { type Item, type Key, readItems, readWithin, type Table } from "../../platform/dynamo.ts";
import { surveyPartition } from "../partition.ts";
import { NOTHING_YET, type Tally, together } from "./tally.ts";

/** Results are added up in this many places, so that many who answer at once seldom wait for each other. */
const PLACES = 8;

const PREFIX = "TALLY#";

/** Where the answers of this id are added up. */
export const placeOf = (sheet: string): number =>
  (createHash("sha256").update(sheet).digest()[0] ?? 0) % PLACES;

/** The key of one of the places. */
export const tallyKey = (survey: string, place: number): Key => ({
  pk: surveyPartition(survey),
  sk: `${PREFIX}${place}`,
});

const counts = z.lazy(() => z.record(z.string(), z.int()));

const tallySchema = z.lazy(() =>
  z.object({
    people: z.int(),
    questions: z.record(
      z.string(),
      z.object({ asked: z.int(), answered: z.int(), counts, rows: z.record(z.string(), counts) }),
    ),
  }),
);

/** What is added up in one place, with the version of it that was read; 0 before there is anything. */
export interface PartTally {
  readonly tally: Tally;
  readonly version: number;
}

const toPart = (item: Item | undefined): PartTally =>
  item === undefined
    ? { tally: NOTHING_YET, version: 0 }
    : { tally: tallySchema.parse(item["tally"]), version: z.int().parse(item["version"]) };

/** What is added up in these places. One read. */
export const readParts = async (
  table: Table,
  survey: string,
  places: readonly number[],
): Promise<readonly PartTally[]> =>
  (
    await readItems(
      table,
      places.map((place) => tallyKey(survey, place)),
    )
  ).map(toPart);

/** The item of one of the places as part of a read of several, or undefined. */
export const partIn = toPart;

/** A place as it is now, provided that nobody else added to it since it was read. */
export const putPart = (
  survey: string,
  place: number,
  before: PartTally,
  tally: Tally,
): Write<Overtaken> => ({
  put: { ...tallyKey(survey, place), tally, version: before.version + 1 },
  when:
    before.version === 0
      ? { expression: "attribute_not_exists(pk)" }
      : {
          expression: "#version = :version",
          names: { "#version": "version" },
          values: { ":version": before.version },
        },
  otherwise: "overtaken",
});

/** What all answers to a survey give. One query, of eight items at most. */
export const readTally = async (table: Table, survey: string): Promise<Tally> => {
  const items = await readWithin(table, surveyPartition(survey), PREFIX);
  return items.map((item) => toPart(item).tally).reduce(together, NOTHING_YET);
};
