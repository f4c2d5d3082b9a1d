import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { onEntry } from "../constructs/on-entry.ts";

/** People are asked the same before and after a project; who does not answer is reminded once. */
export const impactSurveys = (scope: Construct, ground: Ground): void => {
  const feature = new Construct(scope, "ImpactSurveys");

  onEntry(feature, ground, "ImpactSurveyReminderDue", {
    impact: "Who has not answered an impact survey after a week is not reminded of it.",
  }).bindTable(["GetItem", "BatchGetItem", "PutItem"]);
};
