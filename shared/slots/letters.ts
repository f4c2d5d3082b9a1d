import * as z from "zod/mini";
import { defineLetter } from "../letters/letter.ts";
import { linkEnd, sayDateTime } from "../platform/time.ts";
import { calendarOf, changeLink, exampleFacts, exampleOther, timeFacts, timeRows } from "./letter-parts.ts";
import { slotLinkId } from "./name.ts";

const common = { purpose: "service", ifUncertain: "again", exampleEnclosed: exampleOther } as const;

/** How many days the link to choose a time works. */
const CHOOSE_DAYS = 60;

/** To somebody who may choose a time to talk with the team. */
export const slotAsked = defineLetter({
  purpose: "service",
  ifUncertain: "again",
  kind: "slot-asked",
  title: "Choose a time to talk",
  facts: () =>
    z.object({ about: z.string(), person: z.uuid(), title: z.string(), askedAt: z.iso.datetime() }),
  example: {
    about: exampleFacts.about,
    person: exampleFacts.person,
    title: exampleFacts.title,
    askedAt: "2026-12-01T09:00:00.000Z",
  },
  write: ({ about, person, title, askedAt }, { greeting, token }) => ({
    subject: `Choose a time to talk: ${title}`,
    parts: [
      { paragraph: greeting },
      {
        paragraph: `Thank you for saying that we may get in touch about “${title}”. We would like to talk with you.`,
      },
      { paragraph: "Choose a time that suits you. You can move or cancel it later." },
      {
        button: {
          text: "Choose a time",
          url: token("choose-time", slotLinkId({ about, person }), linkEnd(askedAt, CHOOSE_DAYS)),
        },
      },
      {
        paragraph:
          "The link is yours alone: please do not pass it on. If you would rather not talk, you need not do anything.",
      },
    ],
  }),
});

/** You booked a time. */
export const slotBooked = defineLetter({
  ...common,
  kind: "slot-booked",
  title: "Time booked",
  answersForm: true,
  facts: timeFacts,
  example: exampleFacts,
  write: (told, reader) => ({
    subject: `We talk on ${sayDateTime(told.startsAt)}`,
    parts: [
      { paragraph: reader.greeting },
      { paragraph: "Thank you. You booked a time to talk with us." },
      timeRows(told, reader),
      { paragraph: "The invitation with this email puts it into your calendar." },
      { heading: "If the time does not suit you any more" },
      { paragraph: "Move it or cancel it, so that someone else can have it." },
      changeLink(told, reader, "Move or cancel the conversation"),
    ],
    calendar: calendarOf(told, reader, "REQUEST"),
  }),
});

/** You moved it. */
export const slotMoved = defineLetter({
  ...common,
  kind: "slot-moved",
  title: "Booked time moved",
  answersForm: true,
  facts: timeFacts,
  example: { ...exampleFacts, sequence: 1 },
  write: (told, reader) => ({
    subject: `Moved: we talk on ${sayDateTime(told.startsAt)}`,
    parts: [
      { paragraph: reader.greeting },
      { paragraph: "You moved the conversation. This is the new time." },
      timeRows(told, reader),
      { paragraph: "The invitation with this email moves it in your calendar." },
      changeLink(told, reader, "Move or cancel the conversation"),
    ],
    calendar: calendarOf(told, reader, "REQUEST"),
  }),
});

const offWords = {
  guest: "You cancelled the conversation. There is nothing more to do.",
  team: "We are sorry: we cannot talk with you at the time you had booked.",
  end: "The conversation does not take place. There is nothing more to do.",
} as const;

/** The conversation is off. */
export const slotCancelled = defineLetter({
  ...common,
  kind: "slot-cancelled",
  title: "Booked time cancelled",
  answersForm: true,
  facts: () => z.extend(timeFacts(), { by: z.enum(["guest", "team", "end"]) }),
  example: { ...exampleFacts, sequence: 1, by: "team" },
  write: (told, reader) => ({
    subject: `Cancelled: the conversation on ${sayDateTime(told.startsAt)}`,
    parts: [
      { paragraph: reader.greeting },
      { paragraph: offWords[told.by] },
      timeRows(told, reader),
      { paragraph: "The message with this email takes it out of your calendar." },
      ...(told.by === "end" ? [] : [changeLink(told, reader, "Choose another time")]),
    ],
    calendar: calendarOf(told, reader, "CANCEL"),
  }),
});

/** It is tomorrow. */
export const slotReminder = defineLetter({
  ...common,
  kind: "slot-reminder",
  title: "Reminder of a booked time",
  facts: timeFacts,
  example: exampleFacts,
  write: (told, reader) => ({
    subject: `We talk on ${sayDateTime(told.startsAt)}`,
    parts: [
      { paragraph: reader.greeting },
      { paragraph: "You booked a time to talk with us. We look forward to it." },
      timeRows(told, reader),
      changeLink(told, reader, "Move or cancel the conversation"),
    ],
  }),
});
