import { Duration, TimeZone } from "aws-cdk-lib";
import { ScheduleExpression } from "aws-cdk-lib/aws-scheduler";
import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { onEntry } from "../constructs/on-entry.ts";
import { onSchedule } from "../constructs/on-schedule.ts";

/** Each night the day is summed up; on Monday morning the team reads the week. */
export const reports = (scope: Construct, ground: Ground): void => {
  const feature = new Construct(scope, "Reports");

  onSchedule(
    feature,
    ground,
    {
      name: "at-night",
      schedule: ScheduleExpression.cron({ hour: "2", minute: "0", timeZone: TimeZone.EUROPE_LONDON }),
    },
    {
      impact:
        "Figures at the desk and in reports stop at an earlier day. They catch up with the next night that works.",
      timeout: Duration.minutes(5),
      memorySize: 512,
    },
  )
    .alarmWhenSilent(
      Duration.hours(26),
      "The night has not run for 26 hours: figures at the desk and in reports stop at an earlier day. They catch up with the next night that works.",
    )
    .bindTable(["GetItem", "BatchGetItem", "Query", "PutItem", "DeleteItem"], ["by-list"]);

  onSchedule(
    feature,
    ground,
    {
      name: "at-monday-morning",
      schedule: ScheduleExpression.cron({
        hour: "8",
        minute: "0",
        weekDay: "MON",
        timeZone: TimeZone.EUROPE_LONDON,
      }),
    },
    {
      impact: "The team gets no weekly report. The same figures are on the report page at the desk.",
      timeout: Duration.minutes(2),
      memorySize: 1024,
    },
  ).bindTable(["GetItem", "BatchGetItem", "Query", "PutItem"], ["by-list"]);

  onSchedule(
    feature,
    ground,
    {
      name: "at-outcomes-night",
      schedule: ScheduleExpression.cron({ hour: "2", minute: "30", timeZone: TimeZone.EUROPE_LONDON }),
    },
    {
      impact:
        "Reports and the dashboard tell how applications, projects and re-use stood on an earlier day, until the next night that works.",
      timeout: Duration.minutes(5),
      memorySize: 512,
    },
  ).bindTable(["BatchGetItem", "Query", "PutItem"], ["by-list"]);

  onSchedule(
    feature,
    ground,
    {
      name: "at-report-morning",
      schedule: ScheduleExpression.cron({
        hour: "8",
        minute: "0",
        weekDay: "MON-FRI",
        timeZone: TimeZone.EUROPE_LONDON,
      }),
    },
    {
      impact:
        "The head of the programme or the sponsor does not get their report. It goes out with the next morning that works, and can be sent from its page at the desk.",
      timeout: Duration.minutes(2),
      memorySize: 1024,
    },
  ).bindTable(["GetItem", "BatchGetItem", "Query", "PutItem"]);

  onEntry(feature, ground, "ProgrammeReportAsked", {
    impact: "A report that one of the team asked to be sent does not go out. They can ask again.",
    timeout: Duration.minutes(2),
    memorySize: 1024,
  }).bindTable(["GetItem", "BatchGetItem", "Query", "PutItem"]);
};
