import { Duration, TimeZone } from "aws-cdk-lib";
import { ScheduleExpression } from "aws-cdk-lib/aws-scheduler";
import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { onAnyEntry, onEntry } from "../constructs/on-entry.ts";
import { onSchedule } from "../constructs/on-schedule.ts";

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
        "ChampionTermBegan",
        "EnquiryReceived",
        "AttendanceRecorded",
        "ApplicationAnswered",
        "ProjectRoleGiven",
        "ImpactSurveyAnswered",
        "SurveyAnswered",
        "ReUseRequested",
        "ReUseNewsGiven",
        "ReUseBenefitReported",
        "ContributionOffered",
        "QuestionAnswered",
        "MemberMessageAnswered",
        "PeopleMerged",
        "PeopleSeparated",
      ],
    },
    {
      impact:
        "What somebody did does not count towards their engagement: they stand lower at the desk and in reports than they should, until it is replayed.",
    },
  ).bindTable(["GetItem", "BatchGetItem", "Query", "PutItem"]);

  onEntry(feature, ground, "WeightsChanged", {
    impact:
      "The list of engagement keeps the order of the weights of before; love and levels are right all the same.",
    fansOut: true,
  }).bindTable(["BatchGetItem", "GetItem", "PutItem"], ["by-list"]);

  onSchedule(
    feature,
    ground,
    {
      name: "at-monday-dawn",
      schedule: ScheduleExpression.cron({
        hour: "6",
        minute: "0",
        weekDay: "MON",
        timeZone: TimeZone.EUROPE_LONDON,
      }),
    },
    {
      impact:
        "Nobody is chosen whom the team should talk to this week: Today and the page of engagement name no one.",
      timeout: Duration.minutes(2),
      memorySize: 512,
    },
  ).bindTable(["BatchGetItem", "GetItem", "Query", "PutItem"], ["by-list", "by-person"]);

  onAnyEntry(
    feature,
    ground,
    { change: "spoken", entries: ["ConversationBegun", "PersonNoted"] },
    {
      impact:
        "The list of people to talk to this week does not say that someone was written to, until it is replayed or someone says so there.",
    },
  ).bindTable(["GetItem", "BatchGetItem", "PutItem"]);
};
