import type * as z from "zod/mini";
import type { Instant } from "../platform/clock.ts";
import { sayDay } from "../platform/time.ts";
import { clockChangeAt, fromLocal } from "../platform/wall-clock.ts";

/**
 * The moment of a day and a time that somebody typed (`2026-11-23`, `14:30`), on the programme's wall clock. A time that the clocks skip or
 * show twice on that day is refused beside `field`: nobody can know which moment is meant, and calendar programs do not agree about it
 * (RFC 5545, 3.3.5). The one way from typed times to moments, so that no form takes such a time in silence.
 */
export const typedMoment = (
  { date, time, field }: { readonly date: string; readonly time: string; readonly field?: string },
  context: z.core.ParsePayload,
): Instant => {
  const change = clockChangeAt(`${date}T${time}`);
  if (change !== undefined)
    context.issues.push({
      code: "custom",
      path: field === undefined ? [] : [field],
      message:
        change === "skipped"
          ? `Enter a time before 1am or from 2am: the clocks go forward on ${sayDay(date)}, so there is no ${time}`
          : `Enter a time before 1am or from 2am: the clocks go back on ${sayDay(date)}, so ${time} comes twice`,
      input: context.value,
    });
  return fromLocal(`${date}T${time}`);
};
