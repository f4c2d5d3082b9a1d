import middy from "@middy/core";
import type { Context } from "aws-lambda";
import * as z from "zod/mini";
import type { Instant } from "../../shared/platform/clock.ts";
import { instant } from "../../shared/platform/clock.ts";
import { logFailures } from "./logging.ts";
import { lazily, type Needs, realNeeds } from "./needs.ts";

const tickSchema = z.object({ scheduledAt: z.iso.datetime() });

/** The body of a scheduled function. `scheduledAt` is when it was meant to run, which a retry or a late start does not change. */
export type Scheduled<Extra = Needs> = (needs: Extra, scheduledAt: Instant) => Promise<void>;

/** A function that runs on a schedule. What it does for one `scheduledAt` it does once, however often it is called. */
export const schedule = <Extra extends Needs>(
  run: Scheduled<Extra>,
  makeNeeds: (needs: Needs) => Extra | Promise<Extra>,
) => {
  const needs = lazily(() => makeNeeds(realNeeds()));
  const handle = middy<unknown, unknown>()
    .use(logFailures(() => undefined))
    .handler(async (event: unknown) => {
      await run(await needs(), instant(tickSchema.parse(event).scheduledAt));
    });
  return (event: unknown, context: Context) => handle(event, context);
};
