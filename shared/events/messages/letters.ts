import * as z from "zod/mini";
import { defineLetter, type LetterPart } from "../../letters/letter.ts";
import { bodyParts } from "../../letters/writing/written-body.ts";
import { lazy } from "../../platform/lazy.ts";
import { counted } from "../../platform/text.ts";
import { sayDateTime } from "../../platform/time.ts";
import { messageGroups } from "./model.ts";

const words = lazy(() =>
  z.object({
    event: z.string(),
    title: z.string(),
    startsAt: z.iso.datetime(),
    subject: z.string(),
    body: z.string(),
  }),
);

const example = {
  event: "EVT-4F7K-2Q9C",
  title: "Forecasting demand on a ward",
  startsAt: "2027-03-10T14:00:00.000Z",
  subject: "Before the workshop",
  body: "Please bring a laptop. The entrance is in Mill Street; ask for us at the desk.",
};

const message = ({
  title,
  startsAt,
  body,
}: Pick<typeof example, "title" | "startsAt" | "body">): readonly LetterPart[] => [
  ...bodyParts(body),
  {
    rows: [
      ["Event", title],
      ["When", sayDateTime(startsAt)],
    ],
  },
];

/** To somebody who registered for an event: what the team has to say to them about it. */
export const eventMessage = defineLetter({
  kind: "event-message",
  title: "Message about an event",
  purpose: "service",
  ifUncertain: "never",
  facts: words,
  example,
  write: (told, reader) => ({
    subject: told.subject,
    parts: [{ paragraph: reader.greeting }, ...message(told)],
  }),
});

/**
 * To the team's inbox: the message as those who registered will get it. It waits in the outbox; to approve it is to send it to them all, in the words that it
 * then has.
 */
export const eventMessageToApprove = defineLetter({
  kind: "event-message-to-approve",
  title: "Message about an event, for many people",
  purpose: "team",
  ifUncertain: "again",
  editable: true,
  facts: () =>
    z.extend(words(), {
      to: z.enum(messageGroups),
      /** The ids of those who were ticked; nobody where it goes to another group. */
      ticked: z.array(z.uuid()),
      /** How many people there were in the group when it was written. */
      people: z.int().check(z.positive()),
    }),
  example: { ...example, to: "place", ticked: [], people: 38 },
  write: (told) => ({
    subject: told.subject,
    parts: [
      {
        paragraph: `This is the message as ${counted(told.people, "person gets", "people get")} it, each with their own name, once it is approved.`,
      },
      ...message(told),
    ],
  }),
});
