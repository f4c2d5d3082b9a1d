import { defineLetter, type LetterReader } from "../letters/letter.ts";
import { sayDateTime } from "../platform/time.ts";
import {
  calendarOf,
  deskLink,
  exampleFacts,
  exampleOther,
  otherIn,
  type TimeFacts,
  timeFacts,
  timeRows,
} from "./letter-parts.ts";

const common = {
  purpose: "team",
  ifUncertain: "again",
  facts: timeFacts,
  exampleEnclosed: { ...exampleOther, name: "Amina Okafor", email: "amina@trust.example" },
} as const;

const nameOf = (reader: LetterReader): string => otherIn(reader.enclosed) ?? "Someone";

const partsOf = (words: string, told: TimeFacts, reader: LetterReader) => [
  { paragraph: words },
  timeRows(told, reader),
  deskLink(told, reader),
];

/** To who hosts a conversation: it is booked. */
export const slotBookedHost = defineLetter({
  ...common,
  kind: "slot-booked-host",
  title: "Time booked with you",
  example: exampleFacts,
  write: (told, reader) => ({
    subject: `${nameOf(reader)} booked ${sayDateTime(told.startsAt)}`,
    parts: partsOf(
      `${nameOf(reader)} chose one of the times that you offer. The invitation with this email puts it into your calendar.`,
      told,
      reader,
    ),
    calendar: calendarOf(told, reader, "REQUEST"),
  }),
});

/** To who hosts a conversation: it moved. */
export const slotMovedHost = defineLetter({
  ...common,
  kind: "slot-moved-host",
  title: "Time with you moved",
  example: { ...exampleFacts, sequence: 1 },
  write: (told, reader) => ({
    subject: `${nameOf(reader)} moved to ${sayDateTime(told.startsAt)}`,
    parts: partsOf(
      `${nameOf(reader)} chose another time. The invitation with this email moves it in your calendar.`,
      told,
      reader,
    ),
    calendar: calendarOf(told, reader, "REQUEST"),
  }),
});

/** To who hosts a conversation: it is off, or a colleague holds it. */
export const slotCancelledHost = defineLetter({
  ...common,
  kind: "slot-cancelled-host",
  title: "Time with you cancelled",
  example: { ...exampleFacts, sequence: 1 },
  write: (told, reader) => ({
    subject: `Cancelled: ${nameOf(reader)}, ${sayDateTime(told.startsAt)}`,
    parts: partsOf(
      "This conversation does not take place with you. The message with this email takes it out of your calendar, and the time is free again.",
      told,
      reader,
    ),
    calendar: calendarOf(told, reader, "CANCEL"),
  }),
});

/** To who hosts a conversation: it is tomorrow. */
export const slotReminderHost = defineLetter({
  ...common,
  kind: "slot-reminder-host",
  title: "Reminder of a time with you",
  example: exampleFacts,
  write: (told, reader) => ({
    subject: `You talk with ${nameOf(reader)} on ${sayDateTime(told.startsAt)}`,
    parts: partsOf(
      "This is soon. Afterwards, note what was said and what comes of it: it becomes part of the person’s record.",
      told,
      reader,
    ),
  }),
});
