import type { MiddlewareObj } from "@middy/core";
import { Fault } from "../../shared/platform/keys.ts";
import { logger } from "../../shared/platform/logger.ts";

/** A place in the code, as a stack names it. Nothing else of a stack is told: a message may go on over several lines. */
const PLACE = /^ {4}at (?:[\w.$#<>[\] ]{1,100} \()?[\w./:\\@+-]{1,200}:\d+:\d+\)?$/;

const placesOf = ({ stack = "" }: Error): string =>
  stack
    .split("\n")
    .filter((line) => PLACE.test(line))
    .join("\n");

const requestOf = (error: Error): string | undefined => {
  const metadata = "$metadata" in error ? error.$metadata : undefined;
  return typeof metadata === "object" && metadata !== null && "requestId" in metadata
    ? String(metadata.requestId)
    : undefined;
};

/**
 * What may be told of an error: its class, the places in the code, AWS's number of the call. What it says only when it is ours (`Fault`): others quote
 * what they could not read, which is what somebody typed.
 */
export const describe = (error: unknown): Readonly<Record<string, string | undefined>> =>
  error instanceof Error
    ? {
        error: error.name,
        reason: error instanceof Fault ? error.message : undefined,
        call: requestOf(error),
        stack: placesOf(error),
      }
    : { error: typeof error };

/** The error as it leaves the function: Lambda writes it into the log by itself, and what failed for good is listed with it. */
const toldOnly = (error: unknown): Error => {
  if (error instanceof Fault) return error;
  const { error: name = "Error", stack = "" } = describe(error);
  const told = new Fault(`${name}. What it said may quote someone, so only its place is kept.`);
  told.name = name;
  told.stack = `${name}: ${told.message}\n${stack}`;
  return told;
};

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
  onError: (request) => {
    logger.error(consequence, describe(request.error));
    request.error = toldOnly(request.error);
  },
});
