import middy from "@middy/core";
import type { Context, EventBridgeEvent } from "aws-lambda";
import { logFailures } from "./logging.ts";
import { lazily, type Needs, realNeeds } from "./needs.ts";

/** The body of a function that hears what became of our mail. `detail` is what the mail service says, not yet parsed. */
export type MailEvent<Extra = Needs> = (needs: Extra, detail: unknown) => Promise<void>;

/** A function on the mail service's reports, which come by the account's default bus. A report that is not whole is thrown, retried and ends in the failures queue. */
export const mailEvent = (hear: MailEvent) => {
  const needs = lazily(realNeeds);
  const handle = middy<EventBridgeEvent<string, unknown>, unknown>()
    .use(logFailures(() => undefined))
    .handler(async (event: EventBridgeEvent<string, unknown>) => {
      await hear(await needs(), event.detail);
    });
  return (event: EventBridgeEvent<string, unknown>, context: Context) => handle(event, context);
};
