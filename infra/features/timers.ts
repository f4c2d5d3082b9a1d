import { Duration } from "aws-cdk-lib";
import { ScheduleExpression } from "aws-cdk-lib/aws-scheduler";
import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { onSchedule } from "../constructs/on-schedule.ts";

/** Timers are items of the table; once a minute those that are due write the entry they were set for. */
export const timers = (scope: Construct, ground: Ground): void => {
  const feature = new Construct(scope, "Timers");

  onSchedule(
    feature,
    ground,
    { name: "at-every-minute", schedule: ScheduleExpression.rate(Duration.minutes(1)) },
    {
      impact:
        "Nothing happens by the clock: offers of places do not lapse and follow-ups are not sent. They catch up later.",
      timeout: Duration.seconds(50),
    },
  ).bindTable(["Query", "PutItem", "DeleteItem"]);
};
