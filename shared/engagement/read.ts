import type { Table } from "../platform/dynamo.ts";
import type { Activity } from "./activity.ts";
import type { Months } from "./engagement.ts";
import { readEngagements, readKept } from "./store.ts";

/** What each of these people did, by month, in their order; nothing of who did nothing. One read for every hundred. For other features. */
export const monthsOf = async (table: Table, people: readonly string[]): Promise<readonly Months[]> =>
  (await readEngagements(table, people)).map((engagement) => engagement?.months ?? {});

/** Everything that a person did and that counts as taking part. One query. For other features. */
export const activitiesOf = async (table: Table, person: string): Promise<readonly Activity[]> =>
  [...(await readKept(table, person)).months.values()].flat().filter(({ counts }) => counts);
