import { WeightsChanged } from "../../shared/engagement/weights/entries.ts";
import { rankAgain } from "../../shared/engagement/weights/rank-again.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { type FanOutPlan, fanOutOverIndex } from "../entry-points/fan-out.ts";

/** Lists everybody anew when the weights were changed. A second look a minute later finds whoever did something at that very moment. */
export const onWeightsChanged: FanOutPlan<DataOf<typeof WeightsChanged>> = async ({ table }, { data }) => [
  rankAgain(table, data.version),
];

export const handler = fanOutOverIndex(
  "engagement/on-weights-changed",
  [WeightsChanged],
  onWeightsChanged,
  "again",
);
