import { activityKinds } from "../../../shared/engagement/activity-kinds.ts";
import type { WeightChange } from "../../../shared/engagement/weights/model.ts";

/** A change of a weight in words: `Came to an event: 5 instead of 4`. */
export const sayWeightChange = ({ kind, from, to }: WeightChange): string =>
  `${activityKinds[kind].title}: ${to} instead of ${from}`;
