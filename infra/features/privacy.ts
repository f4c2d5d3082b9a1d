import { Duration, TimeZone } from "aws-cdk-lib";
import { ScheduleExpression } from "aws-cdk-lib/aws-scheduler";
import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { onEntry } from "../constructs/on-entry.ts";
import { onSchedule } from "../constructs/on-schedule.ts";

/** What people may ask about their own data is done. */
export const privacy = (scope: Construct, ground: Ground): void => {
  const feature = new Construct(scope, "Privacy");

  onEntry(feature, ground, "ErasureDue", {
    impact:
      "Somebody who asked to be erased is not, or not wholly. It goes on where it stopped when it is replayed; nothing is erased twice.",
    fansOut: true,
    memorySize: 512,
  })
    .bindTable(
      ["GetItem", "BatchGetItem", "Query", "PutItem", "UpdateItem", "DeleteItem"],
      ["by-person", "by-list"],
    )
    .bindMailErasure()
    .bindCopies("DeleteObject");

  onSchedule(
    feature,
    ground,
    {
      name: "at-night",
      schedule: ScheduleExpression.cron({ hour: "2", minute: "30", timeZone: TimeZone.EUROPE_LONDON }),
    },
    {
      impact: "What is older than the team said is not taken away that night. The next one takes it, too.",
    },
  ).bindTable(["GetItem", "BatchGetItem", "PutItem"]);

  onEntry(feature, ground, "RetentionDue", {
    impact:
      "What is older than the team said is not taken away, or not all of it. The next night goes on with it.",
    fansOut: true,
    memorySize: 512,
  })
    .bindTable(["GetItem", "BatchGetItem", "Query", "PutItem", "UpdateItem", "DeleteItem"], ["by-list"])
    .bindMailErasure();

  onEntry(feature, ground, "AccessBegun", {
    impact:
      "What is kept about somebody who asked for a copy is not gathered, and the month in which they must get it runs. It goes on where it stopped when it is replayed.",
    fansOut: true,
    memorySize: 512,
  }).bindTable(["GetItem", "BatchGetItem", "Query", "PutItem"], ["by-person"]);

  onEntry(feature, ground, "AccessReleased", {
    impact:
      "A copy that was released is not packed, so its person gets no link to it. It starts over when it is replayed.",
    timeout: Duration.minutes(5),
    memorySize: 512,
  })
    .bindTable(["GetItem", "BatchGetItem", "Query", "PutItem"])
    .bindCopies("PutObject", "AbortMultipartUpload")
    .bindSettings(["PROGRAMME_NAME"]);
};
