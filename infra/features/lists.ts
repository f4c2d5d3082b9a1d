import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { onBulkRun } from "../constructs/on-bulk-run.ts";

/** Something is done to all that fits a list of the desk. */
export const lists = (scope: Construct, ground: Ground): void => {
  const feature = new Construct(scope, "Lists");

  onBulkRun(feature, ground, {
    lists: [
      "applications",
      "enquiries",
      "failures",
      "letters",
      "owned",
      "relationships",
      "members",
      "organisation-people",
      "organisations",
      "projects",
      "project-tasks",
      "re-uses",
    ],
    impact: "Bulk actions on all that fits a list stop half-way.",
  }).bindTable([
    "GetItem",
    "BatchGetItem",
    "Query",
    "PutItem",
    "UpdateItem",
    "DeleteItem",
    "ConditionCheckItem",
  ]);
};
