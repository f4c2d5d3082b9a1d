import { countsAs } from "../engagement/activity.ts";
import { SurveyAnswered } from "./answers/entries.ts";

/** A survey counts once, however often its answers are changed. An anonymous one counts for nobody: nothing says who answered when. */
export const surveyActivities = [
  countsAs(SurveyAnswered, { kind: "surveyed", thing: ({ subject }) => `survey:${subject.id}` }),
];
