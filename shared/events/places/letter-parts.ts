import * as z from "zod/mini";
import type { LetterPart, LetterReader } from "../../letters/letter.ts";
import type { CalendarPart } from "../../letters/writing/calendar.ts";
import { paths, toPath } from "../../pages/paths.ts";
import type { Instant } from "../../platform/clock.ts";
import { lazy } from "../../platform/lazy.ts";
import { LINK_DAYS, linkEnd, sayDate, sayTime } from "../../platform/time.ts";
import { type ProgrammeEvent, publicPlace } from "../event/model.ts";
import { linkIdOf, type Registration } from "./model.ts";

/** The shape of those facts. */
export const facts = lazy(() =>
  z.object({
    registration: z.string(),
    event: z.string(),
    link: z.string(),
    title: z.string(),
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    place: z.string(),
    sequence: z.int().check(z.nonnegative()),
  }),
);

/** What every letter about a registration is told. */
export type RegistrationFacts = z.infer<ReturnType<typeof facts>>;

/** The facts of a letter about this registration for this event, as both are now. A joining link is for those who have a place. */
export const registrationFacts = (
  event: ProgrammeEvent,
  { reference, person, status }: Pick<Registration, "reference" | "person" | "status">,
): RegistrationFacts => ({
  registration: reference,
  event: event.reference,
  link: linkIdOf({ event: event.reference, person }),
  title: event.title,
  startsAt: event.startsAt,
  endsAt: event.endsAt,
  place: status === "taken" ? event.place : publicPlace(event.place),
  sequence: event.sequence,
});

/** An invented registration, for the previews at the desk. */
export const example: RegistrationFacts = {
  registration: "REG-7K2M-4P9T",
  event: "EVT-4F7K-2Q9C",
  link: "EVT-4F7K-2Q9C~0193567a-9a4b-7cde-8f01-23456789abcd",
  title: "Forecasting demand on a ward",
  startsAt: "2027-03-10T14:00:00.000Z",
  endsAt: "2027-03-10T15:00:00.000Z",
  place: "Room 3, Example House, Leeds",
  sequence: 0,
};

/** The public address of the event. */
export const eventUrl = ({ event }: RegistrationFacts, { url }: LetterReader): string =>
  url(toPath(paths.event, { reference: event }));

/** A link to the reader's registration, which lets them see and cancel it. */
export const manage = (told: RegistrationFacts, { token }: LetterReader, text: string): LetterPart => ({
  link: { text, url: token("manage-registration", told.link, endOfLinks(told)) },
});

/** When the links of a registration end. */
export const endOfLinks = ({ endsAt }: Pick<RegistrationFacts, "endsAt">): Instant =>
  linkEnd(endsAt, LINK_DAYS.event);

/** What the event is, when and where. */
export const details = ({ title, startsAt, endsAt, place }: RegistrationFacts): LetterPart => ({
  rows: [
    ["Event", title],
    ["Date", sayDate(startsAt)],
    ["Time", `${sayTime(startsAt)} to ${sayTime(endsAt)} (UK time)`],
    ["Place", place],
  ],
});

/** Puts the event into the reader's calendar or moves it there. The address in it is the public one, because calendars are shared. */
export const invitation = (told: RegistrationFacts, reader: LetterReader): CalendarPart => ({
  method: "REQUEST",
  uid: `${told.registration}@convenor`,
  sequence: told.sequence,
  title: told.title,
  description: `${reader.programme}. Your registration: ${told.registration}. To cancel it, use the link in our email.`,
  place: told.place,
  starts: told.startsAt,
  ends: told.endsAt,
  url: eventUrl(told, reader),
});

/** How every letter begins. */
export const greeting = (reader: LetterReader): LetterPart => ({ paragraph: reader.greeting });

/** About a booking of the reader's own: sent again rather than perhaps not at all. */
export const common = { purpose: "service", ifUncertain: "again" } as const;
