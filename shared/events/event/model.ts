import * as z from "zod/mini";
import type { Instant } from "../../platform/clock.ts";
import { plusHours } from "../../platform/time.ts";
import type { Titled } from "../../platform/titled.ts";

/** A draft is the team's own; a published event takes registrations; a cancelled one never takes place. */
export const eventStatuses = ["draft", "published", "cancelled"] as const;

/** Where an event stands. */
export type EventStatus = (typeof eventStatuses)[number];

/** No event of the programme has room for more; a larger number is a slip of the finger. */
export const MOST_PLACES = 5000;

/** Something people attend. `place` may be a joining link; `sequence` grows with every change after publication, as calendars need it. */
export const eventSchema = z.lazy(() =>
  z.object({
    reference: z.string(),
    title: z.string(),
    description: z.string(),
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    place: z.string(),
    places: z.int().check(z.positive()),
    status: z.enum(eventStatuses),
    sequence: z.int().check(z.nonnegative()),
    publishedAt: z.optional(z.iso.datetime()),
  }),
);

/** An event as the team described it. */
export type ProgrammeEvent = z.infer<typeof eventSchema>;

/** What of an event the team types in. */
export type EventDetails = Pick<
  ProgrammeEvent,
  "title" | "description" | "startsAt" | "endsAt" | "place" | "places"
>;

/**
 * Where the places of an event are, and how many people wait. Always `free + taken + offered = places`: a place is given back, offered
 * and taken in one step each, so that none is ever counted twice or lost.
 */
export const placeCountsSchema = z.lazy(() =>
  z.object({
    free: z.int().check(z.nonnegative()),
    taken: z.int().check(z.nonnegative()),
    offered: z.int().check(z.nonnegative()),
    waiting: z.int().check(z.nonnegative()),
  }),
);

/** Numbers of places and of people who wait. */
export type PlaceCounts = z.infer<typeof placeCountsSchema>;

/** An event with the state of its places. */
export interface EventState {
  readonly event: ProgrammeEvent;
  readonly counts: PlaceCounts;
  /** How many people were ticked off as having come; absent before anybody was. */
  readonly came?: number | undefined;
}

/** Why nobody can register for an event. */
export type Closed = "draft" | "cancelled" | "started";

/** Why nobody can register for this event at this moment; null while it is open. */
export const closedBecause = (event: ProgrammeEvent, now: Instant): Closed | null => {
  if (event.status !== "published") return event.status;
  return event.startsAt <= now ? "started" : null;
};

/** From this moment on no place is offered any more, because nobody reads an offer on the way to the door: two hours before the start. */
export const offersEnd = (event: Pick<ProgrammeEvent, "startsAt">): Instant => plusHours(event.startsAt, -2);

/** Whether a place that comes free goes to those who wait. Once it does not, it goes to whoever asks first. */
export const waitingListServed = (event: ProgrammeEvent, now: Instant): boolean => now < offersEnd(event);

/** What somebody who registers at this moment gets. Nobody overtakes the waiting list while a place is on its way to the next. */
export const roomFor = ({ event, counts }: EventState, now: Instant): "taken" | "waiting" =>
  counts.free > 0 && (counts.waiting === 0 || !waitingListServed(event, now)) ? "taken" : "waiting";

/** How many people can register at this moment and have a place at once. */
export const placesLeft = (state: EventState, now: Instant): number =>
  closedBecause(state.event, now) === null && roomFor(state, now) === "taken" ? state.counts.free : 0;

/** The place as everybody may read it: a joining link is for those who have a place and is kept out. */
export const publicPlace = (place: string): string => {
  const shown = place.replaceAll(/https?:\/\/\S+/gi, "a joining link that is in your confirmation");
  return shown.startsWith("a joining link") ? `Online, by ${shown}` : shown;
};

/** Events, as any list names them. */
export const titledEvent: Titled = {
  key: (reference) => ({ pk: `EVENT#${reference}`, sk: "EVENT" }),
  title: ["event", "title"],
};
