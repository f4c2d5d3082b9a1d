import type { MiddlewareObj } from "@middy/core";
import { logger } from "../../shared/platform/logger.ts";

/** What a log line may say of an error: its class, message and place in the code. Messages of ours carry ids only. */
const describe = (error: unknown) =>
  error instanceof Error
    ? { error: error.name, reason: error.message, stack: error.stack }
    : { error: typeof error };

const RETRIED = "The function failed and will be tried again or go to the failures queue";

/**
 * Logs, with the correlation id that `correlationOf` finds in the event, how an invocation that threw ended, and what comes of it
 * (`consequence`; unless said, the error goes on to Lambda's retries).
 */
export const logFailures = <Event>(
  correlationOf: (event: Event) => string | undefined,
  consequence = RETRIED,
): MiddlewareObj<Event> => ({
  before: ({ event, context }) => {
    logger.resetKeys();
    logger.appendKeys({ request: context.awsRequestId, correlation: correlationOf(event) });
  },
  onError: ({ error }) => {
    logger.error(consequence, describe(error));
  },
});
