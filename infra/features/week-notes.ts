import { Duration, TimeZone } from "aws-cdk-lib";
import { ScheduleExpression } from "aws-cdk-lib/aws-scheduler";
import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { onSchedule } from "../constructs/on-schedule.ts";

/** On the last working morning of each week whoever looks after a project is asked what happened this week. */
export const weekNotes = (scope: Construct, ground: Ground): void => {
  const feature = new Construct(scope, "WeekNotes");

  onSchedule(
    feature,
    ground,
    {
      name: "at-weekday-morning",
      schedule: ScheduleExpression.cron({
        hour: "9",
        minute: "0",
        weekDay: "MON-FRI",
        timeZone: TimeZone.EUROPE_LONDON,
      }),
    },
    {
      impact:
        "Owners of projects are not asked for their week note. Each can be written from its project's page all the same.",
      // One transaction for each project whose work goes on.
      timeout: Duration.minutes(1),
    },
  ).bindTable(["BatchGetItem", "PutItem"], ["by-list"]);
};
