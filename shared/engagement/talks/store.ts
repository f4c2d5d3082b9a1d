import type { Saving } from "../../journal/change.ts";
import { OVERTAKEN, type Overtaken, type Write } from "../../journal/commit.ts";
import { type Item, type Key, queryAll, readItem, type Table } from "../../platform/dynamo.ts";
import type { TalksDecision } from "./decide.ts";
import { type Talks, talksSchema } from "./model.ts";

const PARTITION = "TALKS";

const talksKey = (week: string): Key => ({ pk: PARTITION, sk: week });

const toTalks = (item: Item): Talks => talksSchema.parse(item["talks"]);

/** The people to talk to in the week that begins on this Monday; undefined where they were not chosen. One read. */
export const readTalks = async (table: Table, week: string): Promise<Talks | undefined> => {
  const item = await readItem(table, talksKey(week));
  return item === undefined ? undefined : toTalks(item);
};

/** Those of the weeks up to a Monday, the latest first, at most `limit`. One query. */
export const readLatestTalks = async (table: Table, week: string, limit: number): Promise<readonly Talks[]> =>
  (
    await queryAll(
      table,
      {
        KeyConditionExpression: "pk = :pk AND sk <= :week",
        ExpressionAttributeValues: { ":pk": PARTITION, ":week": week },
        ScanIndexForward: false,
      },
      { limit },
    )
  ).map(toTalks);

/** The write that keeps the talks of a week, provided that nobody changed them since. */
export const talksWrite = (talks: Talks): Write<Overtaken> => ({
  put: { ...talksKey(talks.week), talks },
  when:
    talks.version === 1
      ? { expression: "attribute_not_exists(pk)" }
      : {
          expression: "#talks.#version = :version",
          names: { "#talks": "talks", "#version": "version" },
          values: { ":version": talks.version - 1 },
        },
  otherwise: OVERTAKEN,
});

/** The transaction that keeps the talks of a week, provided that nobody changed them since. */
export const saveTalks = ({ talks, entries }: TalksDecision): Saving<Overtaken> => ({
  writes: [talksWrite(talks)],
  entries,
});
