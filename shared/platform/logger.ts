import { Logger } from "@aws-lambda-powertools/logger";

/** The one logger of a function. It is given ids, counts and error classes; never a name, an address or what somebody wrote. */
export const logger = new Logger();

/** An error of ours. Its message is of ids and counts, so that logs and the failures list may say it; what another class says, they do not. */
export class Fault extends Error {
  override name = "Fault";
}
