import * as z from "zod/mini";
import type { LetterPart, LetterReader } from "../letters/letter.ts";
import type { CalendarPart } from "../letters/writing/calendar.ts";
import { paths } from "../pages/paths.ts";
import { subjectPath } from "../pages/subject-path.ts";
import { nameAtDesk, parsePerson } from "../people/person.ts";
import { lazy } from "../platform/lazy.ts";
import { LINK_DAYS, linkEnd, sayDate, sayTime } from "../platform/time.ts";
import { slotLinkId } from "./name.ts";

/** The shape of what a letter about a booked time is told. */
export const timeFacts = lazy(() =>
  z.object({
    about: z.string(),
    person: z.uuid(),
    title: z.string(),
    booking: z.uuid(),
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    place: z.string(),
    sequence: z.int().check(z.nonnegative()),
  }),
);

/** What a letter about a booked time is told. Whom it is with, the letter encloses. */
export type TimeFacts = z.infer<ReturnType<typeof timeFacts>>;

/** An invented booking, for the previews at the desk. */
export const exampleFacts: TimeFacts = {
  about: "survey:SUR-4F7K-2Q9C",
  person: "0199e7a0-4c1c-7000-8000-00000000000a",
  title: "Community discovery 2026",
  booking: "0199e7a0-4c1c-7000-8000-0000000000c1",
  startsAt: "2026-12-14T10:00:00.000Z",
  endsAt: "2026-12-14T10:30:00.000Z",
  place: "https://video.example/community",
  sequence: 0,
};

/** An invented person whom the conversation is with, as a letter encloses them. */
export const exampleOther = {
  id: "0199e7a0-4c1c-7000-8000-00000000000b",
  name: "Theo Team",
  email: "theo@programme.example",
};

/** What the one at the other end is called; undefined where they were erased. */
export const otherIn = (enclosed: unknown): string | undefined =>
  enclosed === undefined || enclosed === null ? undefined : nameAtDesk(parsePerson(enclosed));

/** What is talked about, with whom, when and where. */
export const timeRows = (
  { title, startsAt, endsAt, place }: TimeFacts,
  { enclosed }: Pick<LetterReader, "enclosed">,
): LetterPart => {
  const other = otherIn(enclosed);
  return {
    rows: [
      ["About", title],
      ...(other === undefined ? [] : [["With", other] as const]),
      ["Date", sayDate(startsAt)],
      ["Time", `${sayTime(startsAt)} to ${sayTime(endsAt)} (UK time)`],
      ["Place", place],
    ],
  };
};

/** The link by which somebody sees, moves or cancels their time. */
export const changeLink = (told: TimeFacts, { token }: LetterReader, text: string): LetterPart => ({
  link: { text, url: token("choose-time", slotLinkId(told), linkEnd(told.endsAt, LINK_DAYS.event)) },
});

/** Where the team sees the conversation. */
export const deskLink = ({ about }: Pick<TimeFacts, "about">, { url }: LetterReader): LetterPart => ({
  link: { text: "See it at the desk", url: url(subjectPath(about) ?? paths.desk) },
});

/** What the reader’s calendar is told: both sides have the same entry under one name, each their own copy of it. */
export const calendarOf = (
  told: TimeFacts,
  reader: LetterReader,
  method: CalendarPart["method"],
): CalendarPart => {
  const other = otherIn(reader.enclosed);
  return {
    method,
    uid: `${told.booking}@convenor`,
    sequence: told.sequence,
    title: other === undefined ? `Conversation: ${told.title}` : `${other}: ${told.title}`,
    description: `${reader.programme}. A conversation about ${told.title}. To move or cancel it, use the link in our email.`,
    place: told.place,
    starts: told.startsAt,
    ends: told.endsAt,
    url: reader.url(paths.home),
    ...(method === "CANCEL" && { eventCancelled: true }),
  };
};
