import { Duration, TimeZone } from "aws-cdk-lib";
import { ScheduleExpression } from "aws-cdk-lib/aws-scheduler";
import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { onAnyEntry, onEntry } from "../constructs/on-entry.ts";
import { onIncomingMail } from "../constructs/on-incoming-mail.ts";
import { onSchedule } from "../constructs/on-schedule.ts";

/** An enquiry is confirmed to its sender and shown to the team; who was asked something is reminded once; what is over closes. */
export const enquiries = (scope: Construct, ground: Ground): void => {
  const feature = new Construct(scope, "Enquiries");

  onIncomingMail(feature, ground, {
    impact:
      "Enquiries and answers by email do not arrive at the desk. Nothing is lost: what failed can be replayed there.",
    // A mail of 40 MB is held several times over while it is taken apart.
    memorySize: 1024,
    timeout: Duration.minutes(1),
  })
    .alarmWhenSilent(
      Duration.days(7),
      "No mail has come in for a week: enquiries and answers by email may not arrive at all.",
    )
    .bindTable(["BatchGetItem", "GetItem", "PutItem", "UpdateItem", "DeleteItem"])
    .bindFiles("PutObject")
    .bindLinkSecret()
    .bindSettings(["INCOMING_DOMAIN", "LETTERS_FROM"]);

  onEntry(feature, ground, "EnquiryReceived", {
    impact:
      "Enquirers get no confirmation and the team's inbox no notice; the enquiry itself is safe at the desk.",
  }).bindTable(["PutItem"]);

  onEntry(feature, ground, "EnquiryMessageReceived", {
    impact: "The team is not told that somebody wrote again; the message itself is safe at the desk.",
  }).bindTable(["GetItem", "BatchGetItem", "PutItem"]);

  onEntry(feature, ground, "EnquiryAssigned", {
    impact: "No email tells a colleague of an enquiry that was assigned to them.",
  }).bindTable(["GetItem", "BatchGetItem", "PutItem"]);

  onEntry(feature, ground, "EnquiryNoted", {
    impact: "No email tells a colleague of a note that mentions them.",
  }).bindTable(["PutItem"]);

  onAnyEntry(
    feature,
    ground,
    { change: "answer-letter", entries: ["LetterNotSent", "LetterBounced", "LetterSentAgain"] },
    {
      where: { kind: ["enquiry-answer", "team-letter"] },
      impact:
        "Enquiries whose answer did not arrive, and letters that the team wrote first, stay marked as answered, and nobody sees that somebody still waits.",
    },
  ).bindTable(["GetItem", "BatchGetItem", "PutItem", "UpdateItem", "DeleteItem"]);

  onSchedule(
    feature,
    ground,
    {
      name: "at-working-morning",
      schedule: ScheduleExpression.cron({
        hour: "7",
        minute: "30",
        weekDay: "MON-FRI",
        timeZone: TimeZone.EUROPE_LONDON,
      }),
    },
    {
      impact: "The team is not told what is late or due today. The desk shows it all the same.",
      timeout: Duration.seconds(30),
    },
  ).bindTable(["BatchGetItem", "Query", "PutItem"], ["by-list"]);

  onEntry(feature, ground, "EnquiryReminderDue", {
    impact: "People whom the team asked something are not reminded, and their enquiries stay open.",
  }).bindTable(["BatchGetItem", "PutItem", "UpdateItem", "DeleteItem"]);

  onEntry(feature, ground, "EnquiryClosingDue", {
    impact: "Enquiries of which nothing was heard do not close by themselves; the team can close them.",
  }).bindTable(["BatchGetItem", "PutItem", "UpdateItem", "DeleteItem"]);
};
