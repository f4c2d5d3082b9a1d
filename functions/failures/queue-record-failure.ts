import type { SQSRecord } from "aws-lambda";
import { recordFailure } from "../../shared/failures/decide.ts";
import { type FailureMessage, readFailure } from "../../shared/failures/read-message.ts";
import { saveFailure } from "../../shared/failures/store.ts";
import { logGivenUp, logger } from "../../shared/platform/logger.ts";
import { type Needs, systemOccasion } from "../entry-points/needs.ts";
import { queue, type Received } from "../entry-points/queue.ts";

const toMessage = ({ messageId, body, messageAttributes, attributes }: SQSRecord): FailureMessage => ({
  id: messageId,
  body,
  attributes: Object.fromEntries(
    Object.entries(messageAttributes).map(([name, { stringValue }]) => [name, stringValue]),
  ),
  sentAt: new Date(Number(attributes.SentTimestamp)).toISOString(),
  tries: Number(attributes.ApproximateReceiveCount),
});

/** Records what failed for good, so that the team sees it at the desk and can have it done again. */
export const queueRecordFailure: Received<Needs> = async (needs, message) => {
  const failure = readFailure(toMessage(message), needs.now());
  const entry = recordFailure(failure, systemOccasion(needs, failure.correlation));
  const saved = await saveFailure(needs, failure, entry);
  if (saved.outcome === "refused" && saved.refusal === "settled")
    logger.info("A letter that was given up had been settled meanwhile", { letter: failure.letter });
  if (saved.outcome === "committed")
    logGivenUp("Work was given up and waits at the desk", { failure: failure.id });
  return undefined;
};

export const handler = queue(queueRecordFailure, (needs) => needs);
