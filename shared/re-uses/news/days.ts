import * as z from "zod/mini";
import type { Instant } from "../../platform/clock.ts";
import { addDays, localDate, nineOn } from "../../platform/wall-clock.ts";

/** So many days after they asked, people are asked how far they have come. */
export const newsDays = [30, 90, 180, 365] as const;

/** A day on which people are asked for news. */
export type NewsDay = (typeof newsDays)[number];

/** A day on which people are asked for news, as stored. */
export const newsDaySchema = z.lazy(() =>
  z.union([z.literal(30), z.literal(90), z.literal(180), z.literal(365)]),
);

/** At least so many days lie between two questions, should one have been late. */
const DAYS_APART = 14;

/** When people are to be asked: 09:00 on the programme's wall clock of so many days after they asked us. */
export const plannedAt = (from: Instant, day: NewsDay): Instant => nineOn(addDays(localDate(from), day));

/** When to ask the question of a day if another was asked at `before`: as planned, or a fortnight later if that was late. */
export const askAt = (from: Instant, day: NewsDay, before: Instant | undefined): Instant => {
  const planned = plannedAt(from, day);
  if (before === undefined) return planned;
  const earliest = nineOn(addDays(localDate(before), DAYS_APART));
  return planned > earliest ? planned : earliest;
};

/** The day after this one; undefined after the last. */
export const dayAfter = (day: NewsDay | undefined): NewsDay | undefined =>
  newsDays.find((one) => day === undefined || one > day);
