import middy from "@middy/core";
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import { logger } from "../../shared/platform/logger.ts";
import { describe, logFailures } from "./logging.ts";
import { lazily, type Needs, realNeeds } from "./needs.ts";

/**
 * The body of a function that takes messages from a queue, one at a time. To throw is to have the message again later; to give "again" is
 * the same where nothing is wrong and it is only too early.
 */
export type Received<Extra = Needs> = (needs: Extra, message: SQSRecord) => Promise<"again" | undefined>;

/** A function that takes messages from a queue. A message that fails does not hold up the others of its batch. */
export const queue = <Extra extends Needs>(
  receive: Received<Extra>,
  makeNeeds: (needs: Needs) => Extra | Promise<Extra>,
) => {
  const needs = lazily(() => makeNeeds(realNeeds()));
  const handle = middy<SQSEvent, SQSBatchResponse>()
    .use(logFailures(() => undefined))
    .handler(async (event: SQSEvent): Promise<SQSBatchResponse> => {
      const ready = await needs();
      const batchItemFailures: SQSBatchResponse["batchItemFailures"] = [];
      for (const message of event.Records) {
        try {
          if ((await receive(ready, message)) === "again")
            batchItemFailures.push({ itemIdentifier: message.messageId });
        } catch (error) {
          logger.error("A message failed and goes back to its queue", {
            message: message.messageId,
            ...describe(error),
          });
          batchItemFailures.push({ itemIdentifier: message.messageId });
        }
      }
      return { batchItemFailures };
    });
  return (event: SQSEvent, context: Context) => handle(event, context);
};
