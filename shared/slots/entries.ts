import * as z from "zod/mini";
import { defineEntry } from "../journal/entry.ts";

const timeData = z.object({
  booking: z.uuid(),
  host: z.uuid(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  sequence: z.int(),
});

const exampleTime = {
  booking: "0199e7a0-4c1c-7000-8000-0000000000c1",
  host: "0199e7a0-4c1c-7000-8000-00000000000b",
  startsAt: "2026-12-14T10:00:00.000Z",
  endsAt: "2026-12-14T10:30:00.000Z",
  sequence: 0,
};

export const SlotsOffered = defineEntry({
  name: "SlotsOffered",
  version: 1,
  title: "Times offered",
  description: "One of the team offers times for conversations, or other times than before.",
  subject: "slots",
  data: () => z.object({ host: z.uuid() }),
  examples: [{ host: exampleTime.host }],
});

export const SlotsWithdrawn = defineEntry({
  name: "SlotsWithdrawn",
  version: 1,
  title: "Times no longer offered",
  description: "One of the team offers no more times. What is booked stays booked.",
  subject: "slots",
  data: () => z.object({ host: z.uuid() }),
  examples: [{ host: exampleTime.host }],
});

export const SlotAsked = defineEntry({
  name: "SlotAsked",
  version: 1,
  title: "Asked to choose a time",
  description: "Somebody was asked to choose a time for a conversation.",
  subject: "slots",
  data: () => z.object({}),
  examples: [{}],
});

export const SlotBooked = defineEntry({
  name: "SlotBooked",
  version: 1,
  title: "Time booked",
  description: "Somebody chose a time for a conversation.",
  subject: "slots",
  data: () => timeData,
  examples: [exampleTime],
});

export const SlotMoved = defineEntry({
  name: "SlotMoved",
  version: 1,
  title: "Time moved",
  description: "Somebody chose another time for a conversation, perhaps with another of the team.",
  subject: "slots",
  data: () => z.extend(timeData, { hostBefore: z.uuid() }),
  examples: [{ ...exampleTime, sequence: 1, hostBefore: exampleTime.host }],
});

export const SlotCancelled = defineEntry({
  name: "SlotCancelled",
  version: 1,
  title: "Time cancelled",
  description:
    "A booked time was cancelled: by who had booked it, by the team, or because there is nothing to talk about any more.",
  subject: "slots",
  data: () => z.extend(timeData, { by: z.enum(["guest", "team", "end"]) }),
  examples: [{ ...exampleTime, sequence: 1, by: "guest" }],
});

export const SlotReminderDue = defineEntry({
  name: "SlotReminderDue",
  version: 1,
  title: "Reminder of a booked time due",
  description: "A booked time is a day away. Written by a timer.",
  subject: "slots",
  data: () => timeData,
  examples: [exampleTime],
});
