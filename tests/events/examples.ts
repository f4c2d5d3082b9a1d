import type { EventState, PlaceCounts } from "../../shared/events/event/model.ts";
import type { Registration } from "../../shared/events/places/model.ts";
import type { Occasion } from "../../shared/journal/entry.ts";
import { newId } from "../../shared/platform/ids.ts";

/** An occasion at this moment. */
export const occasion = (now: string): Occasion => ({
  now,
  newId,
  actor: { kind: "person" },
  correlation: "c",
});
/** What the team typed in of an invented event. */
export const details = {
  title: "Forecasting demand",
  description: "Words.",
  startsAt: "2027-03-10T14:00:00.000Z",
  endsAt: "2027-03-10T15:00:00.000Z",
  place: "Room 3",
  places: 3,
};
/** The published event, with other counts or details where a test says so. */
export const state = (
  counts: Partial<PlaceCounts> = {},
  event: Partial<EventState["event"]> = {},
): EventState => ({
  event: {
    ...details,
    reference: "EVT-4F7K-2Q9C",
    status: "published",
    sequence: 0,
    publishedAt: "2027-01-01T00:00:00.000Z",
    ...event,
  },
  counts: { free: 3, taken: 0, offered: 0, waiting: 0, ...counts },
});
/** Somebody who registers. */
export const who = {
  reference: "REG-7K2M-4P9T",
  person: newId(),
  name: "Ada Example",
  organisation: "Invented Trust",
};
/** Their registration, other where a test says so. */
export const registration = (more: Partial<Registration> = {}): Registration => ({
  ...who,
  event: "EVT-4F7K-2Q9C",
  consentedAt: "2027-02-01T09:00:00.000Z",
  joinedAt: "2027-02-01T09:00:00.000Z",
  status: "taken",
  ...more,
});
/** Five weeks before the event. */
export const early = occasion("2027-02-01T09:00:00.000Z");
/** An hour and a half before the event, when no place is offered any more. */
export const late = occasion("2027-03-10T12:30:00.000Z");
/** The moment the event starts. */
export const begun = occasion("2027-03-10T14:00:00.000Z");
