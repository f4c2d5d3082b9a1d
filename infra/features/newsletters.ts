import { Duration, TimeZone } from "aws-cdk-lib";
import { ScheduleExpression } from "aws-cdk-lib/aws-scheduler";
import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { onAnyEntry, onEntry } from "../constructs/on-entry.ts";
import { onSchedule } from "../constructs/on-schedule.ts";

/** A newsletter is written, approved and goes out minute by minute; digests gather what members want once a week or month. */
export const newsletters = (scope: Construct, ground: Ground): void => {
  const feature = new Construct(scope, "Newsletters");

  onAnyEntry(
    feature,
    ground,
    { change: "newsletter-written", entries: ["NewsletterDrafted", "NewsletterChanged"] },
    {
      impact:
        "Authors of newsletters do not see how many members would get them. Newsletters go out all the same.",
      fansOut: true,
    },
  ).bindTable(["GetItem", "BatchGetItem", "PutItem"], ["by-list", "by-subject"]);

  onEntry(feature, ground, "NewsletterStepDue", {
    impact:
      "A newsletter stands still. It goes on where it stopped when it is replayed; nobody gets it twice.",
    fansOut: true,
  }).bindTable(["GetItem", "BatchGetItem", "PutItem"], ["by-list", "by-subject"]);

  onSchedule(
    feature,
    ground,
    {
      name: "at-digest-morning",
      schedule: ScheduleExpression.cron({
        hour: "9",
        minute: "0",
        weekDay: "MON-FRI",
        timeZone: TimeZone.EUROPE_LONDON,
      }),
    },
    {
      impact: "Members who chose one letter a week or month do not get it. It can be replayed.",
      timeout: Duration.minutes(1),
    },
  ).bindTable(["GetItem", "BatchGetItem", "PutItem"]);

  onEntry(feature, ground, "DigestDue", {
    impact: "Digests stand still. They go on where they stopped when it is replayed; nobody gets one twice.",
    fansOut: true,
  }).bindTable(["BatchGetItem", "PutItem"], ["by-list"]);

  onAnyEntry(
    feature,
    ground,
    {
      change: "news-letter-reported",
      entries: [
        "LetterSent",
        "LetterNotSent",
        "LetterDelivered",
        "LetterBounced",
        "LetterComplained",
        "NewsStopped",
      ],
    },
    {
      impact: "The results of newsletters and digests at the desk are too low until it is replayed.",
      where: { kind: ["newsletter", "news-digest"] },
    },
  ).bindTable(["GetItem", "BatchGetItem", "PutItem", "UpdateItem"]);
};
