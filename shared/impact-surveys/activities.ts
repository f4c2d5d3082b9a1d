import { countsAs } from "../engagement/activity.ts";
import { ImpactSurveyAnswered } from "./entries.ts";

/** A survey counts once a round, however often its answers are changed. */
export const impactSurveyActivities = [
  countsAs(ImpactSurveyAnswered, {
    kind: "surveyed",
    thing: ({ subject, data }) => `${subject.kind}:${subject.id}:${data.round}`,
  }),
];
