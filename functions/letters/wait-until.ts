import { ChangeMessageVisibilityCommand } from "@aws-sdk/client-sqs";
import type { SQSRecord } from "aws-lambda";
import type { LetterOrder } from "../../shared/letters/sending/order.ts";
import {
  type LettersQueues,
  LONGEST_DELAY_SECONDS,
  queueOf,
  queueOrders,
} from "../../shared/letters/sending/queue.ts";
import type { Instant } from "../../shared/platform/clock.ts";
import { Fault } from "../../shared/platform/keys.ts";

/** SQS hides a message for twelve hours at most, counted from when it was received; a minute of that may be over. */
const LONGEST_HIDDEN_SECONDS = 12 * 60 * 60 - 60;

/**
 * Has an order come again at a moment, without using up the tries that its queue gives a message: a new message, delayed, takes its place. That can
 * be a quarter of an hour; for longer waits a message that was received once is hidden (the queue gives one receive more than there are tries).
 */
export const waitUntil = async (
  queues: LettersQueues,
  { message, order }: { readonly message: SQSRecord; readonly order: LetterOrder },
  { until, now }: { readonly until: Instant; readonly now: Instant },
): Promise<"again" | undefined> => {
  const seconds = Math.max(0, Math.ceil((Date.parse(until) - Date.parse(now)) / 1000));
  const isFirst = Number(message.attributes.ApproximateReceiveCount) <= 1;
  if (seconds > LONGEST_DELAY_SECONDS && isFirst) {
    await queues.client.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: queueOf(queues, order),
        ReceiptHandle: message.receiptHandle,
        VisibilityTimeout: Math.min(LONGEST_HIDDEN_SECONDS, seconds),
      }),
    );
    return "again";
  }
  // Others were gathered for it already: it goes the way of all that wait.
  const { notice: _gathered, ...waiting } = order;
  // At least a second: a message that comes at once is received again and again.
  const left = await queueOrders(queues, [waiting], Math.max(1, seconds));
  if (left.length > 0) throw new Fault("A letter that is to wait could not be put back into its queue.");
  return undefined;
};
