import { countsAs } from "../engagement/activity.ts";
import { ChampionTermBegan } from "./entries.ts";

/** Becoming a champion counts once for each term. */
export const championActivities = [
  countsAs(ChampionTermBegan, {
    kind: "became-champion",
    thing: ({ subject, data }) => `member:${subject.id}:${data.until}`,
  }),
];
