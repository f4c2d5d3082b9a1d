import { Logger } from "@aws-lambda-powertools/logger";

/** The one logger of a function. It is given ids, counts and error classes; never a name, an address or what somebody wrote. */
export const logger = new Logger();
