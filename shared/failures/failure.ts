import * as z from "zod/mini";
import type { Instant } from "../platform/clock.ts";
import type { Key } from "../platform/dynamo.ts";
import { plusHours } from "../platform/time.ts";

/**
 * What failed: a function that was `invoked` by a rule, a schedule or an earlier replay; a `letter` that could not be sent; a part of the
 * table's `stream` that a function could not take; or something `unknown`, which is kept as it came.
 */
export const failureKinds = ["invoked", "letter", "stream", "unknown"] as const;

/** What of the table's stream a function could not take: when the records came. */
export const streamPeriodSchema = z.lazy(() => z.object({ from: z.iso.datetime(), to: z.iso.datetime() }));

/** A piece of work that was given up, with what is needed to do it again. */
export const failureSchema = z.lazy(() =>
  z.object({
    /** The id of the message that told of it. */
    id: z.string().check(z.minLength(1)),
    kind: z.enum(failureKinds),
    /** The ARN of the function, without a version, where one is known. */
    functionArn: z.optional(z.string()),
    /** Why, as the function or the platform said. Messages of ours carry ids only. */
    reason: z.string(),
    failedAt: z.iso.datetime(),
    recordedAt: z.iso.datetime(),
    tries: z.optional(z.int().check(z.nonnegative())),
    /** What the function was given, as JSON, or the message as it came. Addresses are taken out of it. */
    payload: z.string(),
    /** The entry that the function was to react to, where there was one. */
    entry: z.optional(z.object({ id: z.string(), name: z.string(), subject: z.string() })),
    /** The type of the event that the function was given: an entry's name, or what the mail service calls its report. */
    event: z.optional(z.string()),
    letter: z.optional(z.string()),
    period: z.optional(streamPeriodSchema),
    correlation: z.string(),
    /** `asked`: a replay was asked for and has not been done yet. `set-aside`: somebody looked at it and there is nothing to do. */
    status: z.enum(["open", "asked", "replayed", "set-aside"]),
    askedAt: z.optional(z.iso.datetime()),
    replayedAt: z.optional(z.iso.datetime()),
    setAsideAt: z.optional(z.iso.datetime()),
  }),
);

/** A piece of work that was given up. */
export type Failure = z.infer<typeof failureSchema>;

/** How long a failure is kept after it was replayed or set aside. One that was not is kept for good. */
const KEPT_AFTERWARDS_HOURS = 90 * 24;

/** The key of a failure. */
export const failureKey = (id: string): Key => ({ pk: `FAILURE#${id}`, sk: "FAILURE" });

/** When a failure that was closed at that moment is deleted: seconds, as DynamoDB wants them. */
export const expiryOf = (closedAt: Instant): number =>
  Math.floor(Date.parse(plusHours(closedAt, KEPT_AFTERWARDS_HOURS)) / 1000);
