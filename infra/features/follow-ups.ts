import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { onAnyEntry, onEntry } from "../constructs/on-entry.ts";

/** A project that is completed is followed up, step by step, until each output exists and a year has passed. */
export const followUps = (scope: Construct, ground: Ground): void => {
  const feature = new Construct(scope, "FollowUps");

  onAnyEntry(
    feature,
    ground,
    {
      change: "project-status-changed",
      entries: [
        "ProjectCompleted",
        "ProjectPaused",
        "ProjectResumed",
        "ProjectAbandoned",
        "ProjectSuperseded",
        "ProjectHandedOver",
        "ProjectReopened",
      ],
    },
    {
      impact:
        "The follow-ups of a completed project are not planned, so nobody is reminded of them; those of a paused one are not held.",
    },
  ).bindTable(["GetItem", "BatchGetItem", "PutItem", "DeleteItem", "ConditionCheckItem"]);

  onEntry(feature, ground, "FollowUpDue", {
    impact: "Owners of projects are not told that a follow-up is due, nor reminded when it is late.",
  }).bindTable(["GetItem", "BatchGetItem", "PutItem", "DeleteItem"]);

  onEntry(feature, ground, "FollowUpEventOver", {
    impact: "Follow-ups whose event has taken place stay open, so their owners are reminded of what is done.",
  }).bindTable(["GetItem", "Query", "BatchGetItem", "PutItem", "DeleteItem"]);

  onEntry(feature, ground, "AttendanceRecorded", {
    impact: "Follow-ups whose event has taken place stay open until the next morning.",
    where: { attended: [true] },
  }).bindTable(["GetItem", "Query", "BatchGetItem", "PutItem", "DeleteItem"]);

  onEntry(feature, ground, "LetterSent", {
    impact: "Follow-ups that a letter did stay open, so their owners are reminded of what is done.",
    where: { kind: ["follow-up-letter"] },
  }).bindTable(["GetItem", "BatchGetItem", "PutItem", "DeleteItem"]);

  onEntry(feature, ground, "LetterApproved", {
    impact: "Members are not invited to a webinar whose invitation was approved.",
    where: { kind: ["webinar-invitation-to-approve"] },
    fansOut: true,
  }).bindTable(["GetItem", "BatchGetItem", "PutItem"], ["by-subject"]);
};
