import { Logger } from "@aws-lambda-powertools/logger";
import { GIVEN_UP } from "./given-up.ts";

/** The one logger of a function. It is given ids, counts and error classes; never a name, an address or what somebody wrote. */
export const logger = new Logger();

/** Logs that something was given up for good, which alarms at the first: `ids` say what it was. */
export const logGivenUp = (what: string, ids: Readonly<Record<string, string | undefined>>): void => {
  logger.error(what, { ...ids, alarm: GIVEN_UP });
};
