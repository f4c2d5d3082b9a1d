import * as z from "zod/mini";
import { defineLetter } from "../../letters/letter.ts";
import { paths } from "../../pages/paths.ts";
import {
  common,
  details,
  endOfLinks,
  example,
  facts,
  greeting,
  invitation,
  manage,
} from "../places/letter-parts.ts";

const changeNames = { title: "title", time: "date or time", place: "place" } as const;

/** The time, place or title is another one; the calendar follows for those who have a place. */
export const changed = defineLetter({
  ...common,
  kind: "event-changed",
  title: "Event changed",
  facts: () =>
    z.extend(facts(), {
      status: z.enum(["taken", "offered", "waiting"]),
      changed: z.array(z.enum(["title", "time", "place"])).check(z.minLength(1)),
    }),
  example: { ...example, sequence: 1, status: "taken", changed: ["time"] },
  write: (told, reader) => ({
    subject: `Changed: ${told.title}`,
    parts: [
      greeting(reader),
      {
        paragraph: `The ${told.changed.map((what) => changeNames[what]).join(" and the ")} of an event that ${
          {
            taken: "you have a place at",
            offered: "we offered you a place at",
            waiting: "you are on the waiting list for",
          }[told.status]
        } has changed. These are the details now.`,
      },
      details(told),
      ...(told.status === "taken"
        ? [{ paragraph: "The invitation with this email changes the entry in your calendar." }]
        : []),
      told.status === "offered"
        ? {
            link: {
              text: "Take or decline the place",
              url: reader.token("answer-offer", told.link, endOfLinks(told)),
            },
          }
        : manage(told, reader, "See or cancel your registration"),
    ],
    ...(told.status === "taken" ? { calendar: invitation(told, reader) } : {}),
  }),
});

/** The event does not take place. */
export const eventCancelled = defineLetter({
  ...common,
  kind: "event-cancelled",
  title: "Event cancelled",
  facts: () => z.extend(facts(), { status: z.enum(["taken", "offered", "waiting"]) }),
  example: { ...example, sequence: 2, status: "taken" },
  write: (told, reader) => ({
    subject: `Cancelled: ${told.title}`,
    parts: [
      greeting(reader),
      { paragraph: "We are sorry: this event is cancelled and does not take place." },
      details(told),
      {
        paragraph:
          told.status === "taken"
            ? "The message with this email takes it out of your calendar. There is nothing you need to do."
            : "There is nothing you need to do.",
      },
      { link: { text: "See other events", url: reader.url(paths.events) } },
    ],
    ...(told.status === "taken"
      ? { calendar: { ...invitation(told, reader), method: "CANCEL" as const, eventCancelled: true } }
      : {}),
  }),
});
