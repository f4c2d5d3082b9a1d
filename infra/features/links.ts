import { Duration, TimeZone } from "aws-cdk-lib";
import { ScheduleExpression } from "aws-cdk-lib/aws-scheduler";
import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { onAnyEntry } from "../constructs/on-entry.ts";
import { onSchedule } from "../constructs/on-schedule.ts";

/** Links of projects and of the catalogue are looked after; each night those that are due are asked for. */
export const links = (scope: Construct, ground: Ground): void => {
  const feature = new Construct(scope, "Links");

  onAnyEntry(
    feature,
    ground,
    {
      change: "catalogue-outputs-changed",
      entries: ["CatalogueItemPublished", "CatalogueItemWithdrawn"],
    },
    {
      impact: "Links of the catalogue that die are not noticed, or ones that it has no longer are.",
      fansOut: true,
    },
  ).bindTable(["BatchGetItem", "Query", "PutItem", "DeleteItem"], ["by-subject"]);

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
