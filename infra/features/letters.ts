import { Duration } from "aws-cdk-lib";
import { EventBus } from "aws-cdk-lib/aws-events";
import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { watchMailReputation } from "../constructs/mail-reputation.ts";
import { onMailEvent } from "../constructs/on-entry.ts";
import { onQueue } from "../constructs/on-queue.ts";
import { onStream } from "../constructs/on-stream.ts";
import { QUEUE_TIMEOUT } from "../constructs/queues.ts";

/** A letter that is written is queued, sent, and heard of again. */
export const letters = (scope: Construct, ground: Ground): void => {
  const feature = new Construct(scope, "Letters");

  onStream(
    feature,
    ground,
    {
      name: "queue-letters",
      eventName: ["INSERT", "MODIFY"],
      keyPrefix: "LETTER#",
      newImage: { status: "queued" },
    },
    { impact: "Letters are written but not sent: people wait for confirmations and invitations." },
  ).bindLettersQueues("SendMessage");

  onQueue(
    feature,
    ground,
    {
      name: "send-letter",
      // Each has workers of its own: however much news there is, a confirmation waits for none of it.
      queues: [
        { id: "Source", queue: ground.letters, maxConcurrency: 2, batchSize: 5 },
        { id: "NewsSource", queue: ground.news, maxConcurrency: 2, batchSize: 5 },
        {
          id: "NoticesSource",
          queue: ground.notices,
          maxConcurrency: 2,
          // Waits for the minute even in a burst. Most of a batch is told by the letter of the first.
          batchSize: 250,
          maxBatchingWindow: Duration.minutes(1),
        },
      ],
    },
    {
      impact:
        "Letters are not sent: people wait for confirmations and invitations. Those that failed can be replayed.",
      timeout: QUEUE_TIMEOUT,
    },
  )
    .countGivenUp()
    .bindTable(["BatchGetItem", "PutItem", "UpdateItem"], ["by-person"])
    .bindLettersQueues("SendMessage", "ChangeMessageVisibility")
    .bindMail()
    .bindLinkSecret()
    .bindSettings(["SITE_URL", "PROGRAMME_NAME", "TEAM_INBOX", "ENQUIRY_ADDRESS", "INCOMING_DOMAIN"]);

  watchMailReputation(feature, ground.alarms);
  onMailEvent(feature, ground, EventBus.fromEventBusName(feature, "DefaultBus", "default"), {
    impact:
      "Bounces and complaints are not recorded: mail may go on to people it should not, and SES may stop us.",
  }).bindTable(["GetItem", "BatchGetItem", "PutItem", "UpdateItem"]);
};
