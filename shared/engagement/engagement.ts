import * as z from "zod/mini";
import { type Activity, activitySchema } from "./activity.ts";
import { type ActivityKind, activityKindNames } from "./activity-kinds.ts";

/** A calendar month in London: `2026-11`. */
export type Month = string;

const monthSchema = z.lazy(() =>
  z.object({
    /** How often each kind of activity was done in it. */
    counts: z.partialRecord(z.enum(activityKindNames), z.int()),
    /** On how many different days anything was done. */
    days: z.int(),
  }),
);

/** What somebody did in a month, in whole numbers: all measures follow from them, so that computed anew they are the same to the last digit. */
export type MonthOfActivity = z.infer<typeof monthSchema>;

/** What somebody did in each month in which they did anything. */
export type Months = Readonly<Record<Month, MonthOfActivity>>;

/** How somebody takes part, as it is kept. */
export const engagementSchema = z.lazy(() =>
  z.object({
    person: z.uuid(),
    /** Counts the changes. */
    version: z.int(),
    months: z.record(z.string(), monthSchema),
    /** The London date of the latest activity; none where all were taken back. */
    lastOn: z.optional(z.iso.date()),
    /** The records that are merged into that of this person: `months` counts what they did, too. */
    absorbed: z.optional(z.array(z.uuid())),
    /** The record that stands for this one, and is ranked in its place. */
    mergedInto: z.optional(z.uuid()),
  }),
);

/** How somebody takes part. */
export type Engagement = z.infer<typeof engagementSchema>;

/** The activities of one person in a month, the way they are kept: also those that were taken back, so that what comes late is known to be late. */
export const monthActivitiesSchema = z.lazy(() =>
  z.object({ person: z.uuid(), month: z.string(), activities: z.array(activitySchema) }),
);

/** The month of a London date. */
export const monthOf = (date: string): Month => date.slice(0, 7);

/** What activities of one month come to. */
export const countMonth = (activities: readonly Activity[]): MonthOfActivity | undefined => {
  const counted = activities.filter(({ counts }) => counts);
  if (counted.length === 0) return undefined;
  const counts: Partial<Record<ActivityKind, number>> = {};
  for (const { kind } of counted) counts[kind] = (counts[kind] ?? 0) + 1;
  return { counts, days: new Set(counted.map(({ on }) => on)).size };
};

/** What activities by month come to: all of it follows from them. */
export const counted = (
  months: ReadonlyMap<Month, readonly Activity[]>,
): Pick<Engagement, "months" | "lastOn"> => {
  const counts = [...months]
    .map(([month, activities]) => [month, countMonth(activities)] as const)
    .flatMap(([month, of]) => (of === undefined ? [] : [[month, of] as const]))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const days = [...months.values()].flatMap((all) => all.flatMap(({ counts: done, on }) => (done ? on : [])));
  const lastOn = days.sort().at(-1);
  return { months: Object.fromEntries(counts), ...(lastOn === undefined ? {} : { lastOn }) };
};
