import { Duration, TimeZone } from "aws-cdk-lib";
import { ScheduleExpression } from "aws-cdk-lib/aws-scheduler";
import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { onSchedule } from "../constructs/on-schedule.ts";

/** Each night the links of projects and of the catalogue are asked for, those that are due. */
export const links = (scope: Construct, ground: Ground): void => {
  const feature = new Construct(scope, "Links");

  onSchedule(
    feature,
    ground,
    {
      name: "at-link-check",
      schedule: ScheduleExpression.cron({ hour: "4", minute: "30", timeZone: TimeZone.EUROPE_LONDON }),
    },
    {
      impact: "Nobody hears of links that die. The next night that works asks for all that are due.",
      // A hundred and fifty addresses, four at a time, each with eight seconds to answer and a second's pause.
      timeout: Duration.minutes(10),
    },
  )
    .bindTable(["BatchGetItem", "PutItem"], ["by-list"])
    .bindSettings(["PROGRAMME_NAME", "SITE_URL"]);
};
