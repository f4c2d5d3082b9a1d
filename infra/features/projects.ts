import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { onEntry } from "../constructs/on-entry.ts";

/** A project that is completed is followed up, step by step, over half a year. */
export const projects = (scope: Construct, ground: Ground): void => {
  const feature = new Construct(scope, "Projects");

  onEntry(feature, ground, "ProblemAccepted", {
    impact: "Accepted problems do not become projects: their partners wait for a first meeting.",
  }).bindTable(["GetItem", "PutItem"]);

  onEntry(feature, ground, "ProjectCompleted", {
    impact:
      "The follow-ups of a completed project are not planned, so its owner is reminded of none of them.",
  }).bindTable(["GetItem", "PutItem", "ConditionCheckItem"]);

  onEntry(feature, ground, "FollowUpDue", {
    impact: "Owners of projects are not told that a follow-up is due, nor reminded when it is late.",
  }).bindTable(["GetItem", "BatchGetItem", "PutItem", "DeleteItem"]);
};
