import { TimeZone } from "aws-cdk-lib";
import { ScheduleExpression } from "aws-cdk-lib/aws-scheduler";
import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { onAnyEntry, onEntry } from "../constructs/on-entry.ts";
import { onSchedule } from "../constructs/on-schedule.ts";

/** A survey is sent to who agrees to be asked, reminded of once, answered, added up, and closed on its day. */
export const surveys = (scope: Construct, ground: Ground): void => {
  const feature = new Construct(scope, "Surveys");

  onEntry(feature, ground, "SurveySent", {
    impact: "A survey that was sent reaches nobody, or not everybody; it goes on where it stopped.",
    fansOut: true,
  }).bindTable(["GetItem", "BatchGetItem", "PutItem", "UpdateItem"], ["by-list", "by-subject"]);

  onEntry(feature, ground, "SurveyReminderDue", {
    impact: "Who has not answered a survey is not reminded.",
    fansOut: true,
  }).bindTable(["GetItem", "BatchGetItem", "Query", "PutItem"]);

  onEntry(feature, ground, "SurveyAnswered", {
    impact: "Answers are kept and do not show in the results yet.",
  }).bindTable(["GetItem", "BatchGetItem", "Query", "PutItem", "DeleteItem"]);

  onEntry(feature, ground, "SurveyClosingDue", {
    impact: "A survey is past its last day and says that it is open; nobody can answer it all the same.",
  }).bindTable(["GetItem", "BatchGetItem", "PutItem", "DeleteItem"]);

  onEntry(feature, ground, "SurveyClosed", {
    impact: "The last anonymous answers to a survey that has closed do not show in its results yet.",
  }).bindTable(["GetItem", "BatchGetItem", "Query", "PutItem", "DeleteItem"]);

  onAnyEntry(
    feature,
    ground,
    {
      change: "contact-changed",
      entries: ["SurveyContactAgreed", "SurveyContactWithdrawn", "SurveyLeadRested"],
    },
    { impact: "Who agreed to talk after a survey is not asked to choose a time; the team can ask them." },
  ).bindTable([
    "GetItem",
    "BatchGetItem",
    "Query",
    "PutItem",
    "UpdateItem",
    "DeleteItem",
    "ConditionCheckItem",
  ]);

  onAnyEntry(
    feature,
    ground,
    { change: "conversation-time-changed", entries: ["SlotBooked", "SlotMoved", "SlotCancelled"] },
    { impact: "The page of a conversation does not say when it is; the time is booked all the same." },
  ).bindTable(["GetItem", "BatchGetItem", "PutItem", "UpdateItem", "DeleteItem"]);

  onSchedule(
    feature,
    ground,
    {
      name: "at-survey-release",
      schedule: ScheduleExpression.cron({ hour: "2", minute: "30", timeZone: TimeZone.EUROPE_LONDON }),
    },
    { impact: "Anonymous answers to open surveys show in the results a night later." },
  ).bindTable(["BatchGetItem", "Query", "PutItem", "DeleteItem"], ["by-list"]);
};
