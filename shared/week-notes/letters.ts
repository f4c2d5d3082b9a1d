import * as z from "zod/mini";
import { defineLetter } from "../letters/letter.ts";
import { paths, toPath } from "../pages/paths.ts";
import { sayDate } from "../platform/time.ts";
import { fridayOf } from "./week-note.ts";

const facts = z.lazy(() =>
  z.object({
    reference: z.string(),
    title: z.string(),
    week: z.iso.date(),
    /** Which week of the work it is, from 1, and of how many as planned. */
    nth: z.int().check(z.positive()),
    of: z.int().check(z.positive()),
    /** Who reads it: the owner, the deputy because the owner is not there, or the team because neither is. */
    reader: z.enum(["owner", "deputy", "team"]),
  }),
);

const whyYou = {
  owner: [],
  deputy: [{ paragraph: "You get this as the project’s deputy, because its owner cannot be written to." }],
  team: [
    {
      paragraph:
        "The team gets this because neither the project’s owner nor a deputy can be written to. Please agree who takes it on.",
    },
  ],
} as const;

const whichWeek = ({ nth, of }: z.infer<typeof facts>): string =>
  nth > of ? `week ${nth}, after the ${of} weeks that were planned` : `week ${nth} of ${of}`;

/** To whoever looks after a project, on the last working morning of a week: what happened this week? */
export const weekNoteAsked = defineLetter({
  kind: "week-note-asked",
  title: "Week note asked for",
  purpose: "team",
  ifUncertain: "again",
  facts: () => facts,
  example: {
    reference: "PRJ-4F7K-2Q9C",
    title: "Fewer missed appointments",
    week: "2026-11-23",
    nth: 5,
    of: 12,
    reader: "owner",
  },
  write: (told, { greeting, url }) => ({
    subject: `What happened this week? (${told.title})`,
    parts: [
      { paragraph: told.reader === "team" ? "Dear team" : greeting },
      {
        paragraph: `The week to ${sayDate(fridayOf(told.week))} was ${whichWeek(told)} of “${told.title}”. What happened, what is next, and does anything stand in the way? A few lines are enough.`,
      },
      ...whyYou[told.reader],
      {
        button: {
          text: "Write the week note",
          url: url(toPath(paths.deskWeekNote, { reference: told.reference, week: told.week })),
        },
      },
      {
        paragraph:
          "Nothing to say this week? The same page has a button for that. You will not be reminded either way.",
      },
    ],
  }),
});
