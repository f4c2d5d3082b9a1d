import * as z from "zod/mini";

/** How it stands with somebody who may choose a time: asked to, booked, cancelled (they may choose again), or ended (they may not). */
export const bookingStates = {
  asked: "Asked to choose a time",
  booked: "Booked",
  cancelled: "Cancelled",
  ended: "Ended",
} as const;

/** A time as it is booked. After it was cancelled it stays, so that calendars can be told which. */
const timeSchema = z.object({
  /** Names it in calendars and on its day. Booked anew it has another. */
  id: z.uuid(),
  host: z.uuid(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  place: z.string(),
  /** Counts its changes, for calendars (RFC 5545, SEQUENCE). */
  sequence: z.int().check(z.nonnegative()),
});

/** Somebody who may choose a time to talk about something, and the time they chose. */
export const bookingSchema = z.lazy(() =>
  z.object({
    about: z.string(),
    title: z.string(),
    person: z.uuid(),
    state: z.enum(["asked", "booked", "cancelled", "ended"]),
    askedAt: z.iso.datetime(),
    /** Who of the team they talk with; whoever offers times, without. */
    only: z.optional(z.uuid()),
    time: z.optional(timeSchema),
    version: z.int().check(z.positive()),
  }),
);

/** Somebody who may choose a time. */
export type Booking = z.infer<typeof bookingSchema>;

/** A booked time. */
export type BookedTime = z.infer<typeof timeSchema>;

/** The time that somebody has; undefined where they have none. */
export const timeOf = ({ state, time }: Pick<Booking, "state" | "time">): BookedTime | undefined =>
  state === "booked" ? time : undefined;
