import * as z from "zod/mini";

/** A moment in UTC as ISO 8601 with milliseconds (`2026-11-23T08:00:00.000Z`): sorting the text sorts the time. */
export type Instant = string;

/** A day of the calendar without a time or a zone, as ISO 8601 (`2026-11-23`). */
export type PlainDate = string;

/** Tells the present moment. Passed to whatever needs it, so that tests and the local stack can move it. */
export type Now = () => Instant;

/** The machine's clock. Read only where a function is put together, never inside a decision. */
export const systemClock: Now = () => new Date().toISOString();

const momentSchema = z.iso.datetime({ offset: true });

/** The moment as this product writes it, whatever the precision it came in. Throws RangeError on text that is no instant. */
export const instant = (text: string): Instant => {
  if (!momentSchema.safeParse(text).success) throw new RangeError("The text is no moment of ISO 8601.");
  return new Date(text).toISOString();
};
