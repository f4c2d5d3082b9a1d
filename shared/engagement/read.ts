import type { Table } from "../platform/dynamo.ts";
import type { HeldNeeds } from "../platform/held.ts";
import type { Activity } from "./activity.ts";
import { readCurrentWeights, readEngagements, readKept } from "./store.ts";
import { type WeighedMonths, weigh } from "./weights/model.ts";

/** What each of these people did, by month and with the weights of now, in their order; nothing of who did nothing. One read for every hundred; the weights are held. For other features. */
export const monthsOf = async (
  needs: HeldNeeds,
  people: readonly string[],
): Promise<readonly WeighedMonths[]> => {
  const [engagements, { weights }] = await Promise.all([
    readEngagements(needs.table, people),
    readCurrentWeights(needs),
  ]);
  return engagements.map((engagement) => weigh(engagement?.months ?? {}, weights));
};

/** Everything that a person did and that counts as taking part. One query. For other features. */
export const activitiesOf = async (table: Table, person: string): Promise<readonly Activity[]> =>
  [...(await readKept(table, person)).months.values()].flat().filter(({ counts }) => counts);
