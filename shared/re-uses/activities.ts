import { countsAs } from "../engagement/activity.ts";
import { ReUseBenefitReported, ReUseNewsGiven, ReUseRequested } from "./entries.ts";

/** Who asks to use a result, tells how far they have come, and what it is good for. */
export const reUseActivities = [
  countsAs(ReUseRequested, { kind: "asked-to-re-use" }),
  countsAs(ReUseNewsGiven, {
    kind: "told-news",
    thing: ({ subject, data }) => `${subject.kind}:${subject.id}:${data.day}`,
  }),
  countsAs(ReUseBenefitReported, { kind: "reported-benefit" }),
];
