import middy from "@middy/core";
import type { Context, EventBridgeEvent } from "aws-lambda";
import { logFailures } from "./logging.ts";
import { lazily, type Needs, realNeeds } from "./needs.ts";

/** What the account's default bus says of a file that was scanned: the event's id, which is the same when it comes again, and the report, not yet parsed. */
export interface ScanEvent {
  readonly id: string;
  readonly detail: unknown;
}

/** The body of a function that hears what was found in a file. */
export type HearsScan = (needs: Needs, event: ScanEvent) => Promise<void>;

/** A function on the scanner's reports. One that is not whole, or of a scan that failed, is thrown, retried and ends in the failures queue. */
export const scanReport = (hear: HearsScan) => {
  const needs = lazily(realNeeds);
  const handle = middy<EventBridgeEvent<string, unknown>, unknown>()
    .use(logFailures(() => undefined))
    .handler(async ({ id, detail }: EventBridgeEvent<string, unknown>) => {
      await hear(await needs(), { id, detail });
    });
  return (event: EventBridgeEvent<string, unknown>, context: Context) => handle(event, context);
};
