import { CfnOutput, Duration, Stack } from "aws-cdk-lib";
import { ScheduleExpression } from "aws-cdk-lib/aws-scheduler";
import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { onSchedule } from "../constructs/on-schedule.ts";

/** Timers are items of the table; once a minute those that are due write the entry they were set for. */
export const timers = (scope: Construct, ground: Ground): void => {
  const feature = new Construct(scope, "Timers");

  const clock = onSchedule(
    feature,
    ground,
    { name: "at-every-minute", schedule: ScheduleExpression.rate(Duration.minutes(1)) },
    {
      impact:
        "Nothing happens by the clock: offers of places do not lapse and follow-ups are not sent. They catch up later.",
      timeout: Duration.seconds(50),
    },
  )
    .alarmWhenSilent(
      Duration.minutes(10),
      "The minute clock has not run for ten minutes: offers of places do not lapse, reminders and follow-ups are not sent. They catch up when it runs again.",
    )
    .bindTable(["Query", "PutItem", "DeleteItem"]);
  // The smoke test looks whether it runs.
  new CfnOutput(Stack.of(scope), "AtEveryMinuteFunction", { value: clock.lambda.functionName });
};
