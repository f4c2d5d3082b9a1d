import * as z from "zod/mini";
import { defineLetter } from "../../letters/letter.ts";
import { sayDateTime } from "../../platform/time.ts";
import {
  common,
  details,
  endOfLinks,
  eventUrl,
  example,
  facts,
  greeting,
  invitation,
  manage,
} from "./letter-parts.ts";

/** You have a place. */
export const registered = defineLetter({
  ...common,
  kind: "event-registered",
  answersForm: true,
  title: "Registered for an event",
  facts: () => z.extend(facts(), { by: z.enum(["form", "offer", "list"]) }),
  example: { ...example, by: "form" },
  write: (told, reader) => ({
    subject: `You have a place: ${told.title}`,
    parts: [
      greeting(reader),
      {
        paragraph:
          told.by === "form"
            ? "Thank you for registering. You have a place."
            : "A place came free and it is yours. You are no longer on the waiting list.",
      },
      details(told),
      { paragraph: "The invitation with this email puts the event into your calendar." },
      { heading: "If you cannot come" },
      { paragraph: "Cancel your place, so that someone else can have it." },
      manage(told, reader, "See or cancel your registration"),
      { paragraph: "If you did not register, someone typed your address by mistake: please cancel." },
    ],
    calendar: invitation(told, reader),
  }),
});

/** The event is full: you wait, at this position. */
export const waitlisted = defineLetter({
  ...common,
  kind: "event-waitlisted",
  answersForm: true,
  title: "On the waiting list of an event",
  facts: () => z.extend(facts(), { position: z.int().check(z.positive()) }),
  example: { ...example, position: 3 },
  write: (told, reader) => ({
    subject: `You are on the waiting list: ${told.title}`,
    parts: [
      greeting(reader),
      {
        paragraph: `All places are taken, so we put you on the waiting list. You are number ${told.position}.`,
      },
      details(told),
      { heading: "What happens next" },
      {
        paragraph:
          "When a place comes free we offer it to the first who waits. If it is your turn, we send you an email and hold the place for you for up to 2 days.",
      },
      { paragraph: "You do not have a place yet. Please come only if you hear from us." },
      manage(told, reader, "See your position or leave the waiting list"),
    ],
  }),
});

/** You registered, and the place is yours once you follow the link. Said once, to an address that nobody has proved. */
export const placeHeld = defineLetter({
  ...common,
  kind: "event-place-held",
  answersForm: true,
  title: "Place waiting to be confirmed",
  facts: () => z.extend(facts(), { until: z.iso.datetime() }),
  example: { ...example, until: "2027-03-03T09:00:00.000Z" },
  write: (told, reader) => ({
    subject: `Confirm your place: ${told.title}`,
    parts: [
      greeting(reader),
      {
        paragraph: `You registered for an event and we hold a place for you until ${sayDateTime(told.until)}. It is not yours until you confirm it.`,
      },
      details(told),
      {
        button: {
          text: "Confirm your place",
          url: reader.token("answer-offer", told.link, endOfLinks(told)),
        },
      },
      {
        paragraph:
          "If you do not confirm it by then, the place goes to the next person and we do not write again. You can still register again.",
      },
      {
        paragraph:
          "We ask for this because several people registered from your network. If you did not register, someone typed your address by mistake: there is nothing you need to do.",
      },
    ],
  }),
});

/** A place is held for you until then. */
export const offered = defineLetter({
  ...common,
  kind: "event-place-offered",
  title: "Offered a place at an event",
  facts: () => z.extend(facts(), { until: z.iso.datetime() }),
  example: { ...example, until: "2027-03-03T09:00:00.000Z" },
  write: (told, reader) => ({
    subject: `A place is free for you: ${told.title}`,
    parts: [
      greeting(reader),
      {
        paragraph: `A place came free and you are next on the waiting list. We hold it for you until ${sayDateTime(told.until)}.`,
      },
      details(told),
      {
        button: {
          text: "Take or decline the place",
          url: reader.token("answer-offer", told.link, endOfLinks(told)),
        },
      },
      { paragraph: "If we do not hear from you by then, we offer the place to the next person." },
    ],
  }),
});

/** The time to answer is over; the place went on to the next. */
export const offerLapsed = defineLetter({
  ...common,
  kind: "event-offer-lapsed",
  title: "Offer of a place lapsed",
  facts: facts,
  example,
  write: (told, reader) => ({
    subject: `The place we held for you has gone: ${told.title}`,
    parts: [
      greeting(reader),
      {
        paragraph:
          "We offered you a place and did not hear from you in time, so it goes to the next person. You are no longer on the waiting list.",
      },
      details(told),
      { paragraph: "If you would still like to come, you can register again." },
      manage(told, reader, "Register again"),
    ],
  }),
});

const gaveUp = {
  place: "You gave up your place, so you are no longer registered.",
  offer: "You declined the place we offered you, so you are no longer registered or on the waiting list.",
  wait: "You are no longer on the waiting list.",
} as const;

/** You are no longer registered: only this reader leaves, the event takes place. */
export const registrationCancelled = defineLetter({
  ...common,
  kind: "event-registration-cancelled",
  title: "No longer registered for an event",
  facts: () => z.extend(facts(), { held: z.enum(["place", "offer", "wait"]) }),
  example: { ...example, sequence: 1, held: "place" },
  write: (told, reader) => ({
    subject: `You are no longer registered: ${told.title}`,
    parts: [
      greeting(reader),
      { paragraph: gaveUp[told.held] },
      details(told),
      { paragraph: "The event takes place as planned. If you change your mind, you can register again." },
      { link: { text: "See the event", url: eventUrl(told, reader) } },
    ],
    ...(told.held === "place"
      ? { calendar: { ...invitation(told, reader), method: "CANCEL" as const } }
      : {}),
  }),
});

/** Somebody registered with your address again; nothing has changed. Sent here and not shown on the page, which must not tell who is known. */
export const alreadyRegistered = defineLetter({
  ...common,
  kind: "event-already-registered",
  answersForm: true,
  title: "Already registered for an event",
  facts: () => z.extend(facts(), { status: z.enum(["taken", "offered", "waiting"]) }),
  example: { ...example, status: "taken" },
  write: (told, reader) => ({
    subject: `You were already registered: ${told.title}`,
    parts: [
      greeting(reader),
      {
        paragraph: {
          taken: "You registered again for an event at which you already have a place. You still have it.",
          offered:
            "You registered again for an event at which we hold a place for you. Please take or decline it.",
          waiting:
            "You registered again for an event whose waiting list you are already on. You keep your position.",
        }[told.status],
      },
      details(told),
      told.status === "offered"
        ? {
            button: {
              text: "Take or decline the place",
              url: reader.token("answer-offer", told.link, endOfLinks(told)),
            },
          }
        : manage(told, reader, "See or cancel your registration"),
    ],
    ...(told.status === "taken" ? { calendar: invitation(told, reader) } : {}),
  }),
});
