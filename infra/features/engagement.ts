import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { onAnyEntry } from "../constructs/on-entry.ts";

/** What people do is kept for each, so that how they take part is known. */
export const engagement = (scope: Construct, ground: Ground): void => {
  const feature = new Construct(scope, "Engagement");

  onAnyEntry(
    feature,
    ground,
    {
      change: "activity",
      // What the features say that counts (`shared/engagement/activities.ts`), in their order.
      entries: [
        "MemberJoined",
        "EnquiryReceived",
        "AttendanceRecorded",
        "ApplicationAnswered",
        "ProjectRoleGiven",
        "ImpactSurveyAnswered",
        "ReUseRequested",
        "ReUseNewsGiven",
        "ReUseBenefitReported",
      ],
    },
    {
      impact:
        "What somebody did does not count towards their engagement: they stand lower at the desk and in reports than they should, until it is replayed.",
    },
  ).bindTable(["GetItem", "BatchGetItem", "Query", "PutItem"]);
};
