import * as z from "zod/mini";
import { defineEntry } from "../journal/entry.ts";

const registration = z.object({ registration: z.string() });
const exampleRegistration = { registration: "REG-7K2M-4P9T" };

export const EventDrafted = defineEntry({
  name: "EventDrafted",
  version: 1,
  title: "Event drafted",
  description: "The team made an event. The public does not see it yet.",
  subject: "event",
  data: () => z.object({ places: z.int().check(z.positive()) }),
  examples: [{ places: 12 }],
});

export const EventPublished = defineEntry({
  name: "EventPublished",
  version: 1,
  title: "Event published",
  description: "The event is on the public list and takes registrations.",
  subject: "event",
  data: () => z.object({}),
  examples: [{}],
});

export const EventChanged = defineEntry({
  name: "EventChanged",
  version: 1,
  title: "Event changed",
  description:
    "Time, place, title or number of places changed after publication. Calendar entries follow it; new places go to the waiting list.",
  subject: "event",
  data: () =>
    z.object({
      changed: z.array(z.enum(["title", "time", "place", "places", "description"])).check(z.minLength(1)),
      sequence: z.int().check(z.positive()),
    }),
  examples: [{ changed: ["time"], sequence: 1 }],
});

export const EventCancelled = defineEntry({
  name: "EventCancelled",
  version: 1,
  title: "Event cancelled",
  description: "The team called the event off. Everybody registered or waiting is told.",
  subject: "event",
  data: () => z.object({ sequence: z.int().check(z.positive()) }),
  examples: [{ sequence: 2 }],
});

export const EventRegistered = defineEntry({
  name: "EventRegistered",
  version: 1,
  title: "Event registered",
  description: "A person has a place: at once, or by taking up an offer.",
  subject: "event",
  data: () => z.extend(registration, { by: z.enum(["form", "offer", "list"]) }),
  examples: [{ ...exampleRegistration, by: "form" }],
});

export const EventWaitlisted = defineEntry({
  name: "EventWaitlisted",
  version: 1,
  title: "Event waitlisted",
  description: "The event was full, so the person waits for a place, first come, first served.",
  subject: "event",
  data: () => registration,
  examples: [exampleRegistration],
});

export const RegistrationCancelled = defineEntry({
  name: "RegistrationCancelled",
  version: 1,
  title: "Registration cancelled",
  description:
    "A person gave up a place, an offered place or their wait. A place that came free goes to the next who waits.",
  subject: "event",
  data: () =>
    z.extend(registration, {
      held: z.enum(["place", "offer", "wait"]),
      sequence: z.int().check(z.nonnegative()),
    }),
  examples: [{ ...exampleRegistration, held: "place", sequence: 1 }],
});

export const PlaceOffered = defineEntry({
  name: "PlaceOffered",
  version: 1,
  title: "Place offered",
  description: "A place came free and is held for the first who waits, until the offer lapses.",
  subject: "event",
  data: () => z.extend(registration, { until: z.iso.datetime() }),
  examples: [{ ...exampleRegistration, until: "2026-11-25T09:00:00.000Z" }],
});

export const PlaceHeld = defineEntry({
  name: "PlaceHeld",
  version: 1,
  title: "Place held",
  description:
    "Many registered from one network, so this place is held until the person follows the link in our letter, or its time is over.",
  subject: "event",
  data: () => z.extend(registration, { until: z.iso.datetime() }),
  examples: [{ ...exampleRegistration, until: "2026-11-25T09:00:00.000Z" }],
});

export const PlaceOfferLapsed = defineEntry({
  name: "PlaceOfferLapsed",
  version: 1,
  title: "Place offer lapsed",
  description:
    "The time to take up an offered place is over. Written by a timer, so the reaction checks whether the offer still stands.",
  subject: "event",
  data: () => registration,
  examples: [exampleRegistration],
});

export const AttendanceRecorded = defineEntry({
  name: "AttendanceRecorded",
  version: 1,
  title: "Attendance recorded",
  description:
    "The team recorded whether a registered person came. Recording it again with the other answer corrects it.",
  subject: "event",
  data: () => z.extend(registration, { attended: z.boolean() }),
  examples: [{ ...exampleRegistration, attended: true }],
});

export const EventMessageWritten = defineEntry({
  name: "EventMessageWritten",
  version: 1,
  title: "Message to people of an event written",
  description:
    "One of the team wrote to people who registered for an event. The letter waits in the outbox; they get it once it is approved.",
  subject: "event",
  data: () =>
    z.object({
      letter: z.uuid(),
      to: z.enum(["place", "waiting", "everyone", "came", "ticked"]),
      people: z.int().check(z.positive()),
    }),
  examples: [{ letter: "0193567a-9a4b-7cde-8f01-23456789abcd", to: "place", people: 38 }],
});
