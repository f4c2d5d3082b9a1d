import * as z from "zod";
import { defineLetter, type LetterPart, type LetterReader } from "../letters/letter.ts";
import { paths, toPath } from "../pages/paths.ts";
import { sayDate } from "../platform/time.ts";
import { followUpSteps } from "./recipe.ts";
import { fillCopy, stepWords } from "./step-words.ts";

const facts = z.object({
  reference: z.string(),
  title: z.string(),
  partner: z.string(),
  summary: z.string(),
  weeks: z.number().int().positive(),
  step: z.enum(followUpSteps),
  dueAt: z.iso.datetime(),
  nudge: z.number().int().min(0).max(2),
  /** Whether its day is past: always with a later nudge, and with the first when the completion was entered afterwards. */
  late: z.boolean(),
  /** Who reads it: the owner, the deputy because the owner is not there, or the team because neither is. */
  reader: z.enum(["owner", "deputy", "team"]),
});

type FollowUpFacts = z.infer<typeof facts>;

const example = {
  reference: "PRJ-4F7K-2Q9C",
  title: "Fewer missed appointments",
  partner: "Fernhill Hospitals",
  summary: "We looked for what makes people miss an appointment, and for reminders that help them come.",
  weeks: 12,
  step: "thank-you-and-survey",
  dueAt: "2026-11-24T09:00:00.000Z",
  nudge: 0,
  late: false,
  reader: "owner",
} as const;

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

const whereItStands = ({ nudge, late, dueAt }: FollowUpFacts): string => {
  if (!late) return "It is due today.";
  const since = `It was due on ${sayDate(dueAt)} and is still open.`;
  return nudge < 2
    ? since
    : `${since} This is the last reminder. The team’s inbox gets one too, so that somebody can help.`;
};

const rowsOf = ({ title, partner, reference, dueAt }: FollowUpFacts): LetterPart => ({
  rows: [
    ["Project", `${title} (${reference})`],
    ["With", partner],
    ["Due", sayDate(dueAt)],
  ],
});

const pageOf = ({ reference, step }: FollowUpFacts, { url }: LetterReader): string =>
  url(toPath(paths.deskFollowUp, { reference, step }));

const readyCopy = (told: FollowUpFacts, { name, programme, url }: LetterReader): string =>
  fillCopy(stepWords[told.step].copy, {
    project: told.title,
    partner: told.partner,
    summary: told.summary,
    weeks: told.weeks,
    programme,
    sender: told.reader === "team" ? "[your name]" : name,
    events: url(paths.events),
    enquiry: url(paths.enquiry),
  });

const urgency = ({ nudge, late }: FollowUpFacts): string =>
  nudge === 2 ? "Last reminder" : late ? "Still open" : "Today";

/** To whoever looks after a project: a follow-up is due, with the words to do it. */
export const followUpDue = defineLetter({
  kind: "follow-up-due",
  title: "Follow-up due",
  purpose: "team",
  ifUncertain: "again",
  facts,
  example,
  write: (told, reader) => ({
    subject: `${urgency(told)}: ${stepWords[told.step].title} (${told.title})`,
    parts: [
      { paragraph: told.reader === "team" ? "Dear team" : `Dear ${reader.name}` },
      { paragraph: `${stepWords[told.step].title}. ${whereItStands(told)}` },
      ...whyYou[told.reader],
      rowsOf(told),
      { heading: "What to do" },
      { paragraph: stepWords[told.step].task },
      {
        paragraph:
          "When it is done, or if it should be skipped, say so on its page. That ends the reminders.",
      },
      { button: { text: "Done, or skip it", url: pageOf(told, reader) } },
      { heading: "Ready to copy" },
      { paragraph: "Change what you like. What only you can know stands in [brackets]." },
      { quote: readyCopy(told, reader) },
    ],
  }),
});

/** To the team's inbox, with the last reminder: somebody may need help. Without the copy, which its owner has. */
export const followUpLate = defineLetter({
  kind: "follow-up-late",
  title: "Follow-up late",
  purpose: "team",
  ifUncertain: "again",
  facts,
  example: { ...example, nudge: 2, late: true },
  write: (told, reader) => ({
    subject: `Late: ${stepWords[told.step].title} (${told.title})`,
    parts: [
      { paragraph: "Dear team" },
      {
        paragraph: `A follow-up was due on ${sayDate(told.dueAt)} and is still open after three reminders to the project’s ${told.reader}. Nobody will be reminded again.`,
      },
      rowsOf(told),
      { paragraph: "Please find out whether it should be done by somebody else, or skipped with a reason." },
      { button: { text: "See the follow-up", url: pageOf(told, reader) } },
    ],
  }),
});
