import { Logger } from "@aws-lambda-powertools/logger";

/** How a line of the log says that something was given up for good: an alarm of the template looks for it. */
export const GIVEN_UP = "given-up";

/** The one logger of a function. It is given ids, counts and error classes; never a name, an address or what somebody wrote. */
export const logger = new Logger();

/** Logs that something was given up for good, which alarms at the first: `ids` say what it was. */
export const logGivenUp = (what: string, ids: Readonly<Record<string, string | undefined>>): void => {
  logger.error(what, { ...ids, alarm: GIVEN_UP });
};
