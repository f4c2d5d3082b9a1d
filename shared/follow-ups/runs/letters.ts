import * as z from "zod/mini";
import { defineLetter, type LetterPart, type LetterReader } from "../../letters/letter.ts";
import { paths, toPath } from "../../pages/paths.ts";
import { lazy } from "../../platform/lazy.ts";
import { sayDate } from "../../platform/time.ts";
import { ownerRoleNames } from "../recipes/model.ts";
import { thankYouAndSurvey } from "../recipes/ready-copy/thank-you-and-survey.ts";
import { sayRole } from "../roles.ts";
import { fillCopy, NO_EVENT } from "../step-letters/copy.ts";

const facts = lazy(() =>
  z.object({
    reference: z.string(),
    title: z.string(),
    partner: z.string(),
    summary: z.string(),
    weeks: z.int().check(z.positive()),
    step: z.string(),
    /** What the step is called, what its owner does, and the ready copy, as the project's follow-ups have them. */
    stepTitle: z.string(),
    task: z.string(),
    copy: z.string(),
    dueAt: z.iso.datetime(),
    nudge: z.int().check(z.minimum(0), z.maximum(2)),
    /** Whether its day is past: always with a later nudge, and with the first when the completion was entered afterwards. */
    late: z.boolean(),
    /** The role that the recipe gives the step to. */
    role: z.enum(ownerRoleNames),
    /** The role in which its reader reads it, if another because nobody of that role can be written to; the team when there is nobody at all. */
    reader: z.enum([...ownerRoleNames, "team"]),
  }),
);

type FollowUpFacts = z.infer<ReturnType<typeof facts>>;

const example: FollowUpFacts = {
  reference: "PRJ-4F7K-2Q9C",
  title: "Fewer missed appointments",
  partner: "Fernhill Hospitals",
  summary: "We looked for what makes people miss an appointment, and for reminders that help them come.",
  weeks: 12,
  step: "thank-you-and-survey",
  stepTitle: "Thank the partner and send the survey",
  task: "Send this email to everybody at the partner who took part.",
  copy: thankYouAndSurvey,
  dueAt: "2026-11-24T09:00:00.000Z",
  nudge: 0,
  late: false,
  role: "owner",
  reader: "owner",
};

const whyYou = ({ role, reader }: FollowUpFacts): readonly LetterPart[] => {
  if (role === reader) return [];
  if (reader === "team")
    return [
      {
        paragraph:
          "The team gets this because nobody who looks after the project can be written to. Please agree who takes it on.",
      },
    ];
  return [{ paragraph: `You get this as ${sayRole(reader)}, because nobody is set as ${sayRole(role)}.` }];
};

const whereItStands = ({ nudge, late, dueAt }: FollowUpFacts): string => {
  if (!late) return "It is due today.";
  const since = `It was due on ${sayDate(dueAt)} and is still open.`;
  return nudge < 2
    ? since
    : `${since} This is the last reminder. The head of the programme or the team gets one too, so that someone can help.`;
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

const readyCopy = (told: FollowUpFacts, { signature, programme, url }: LetterReader): string =>
  fillCopy(told.copy, {
    project: told.title,
    partner: told.partner,
    summary: told.summary,
    weeks: told.weeks,
    programme,
    sender: told.reader === "team" ? "[your name]" : signature,
    events: url(paths.events),
    enquiry: url(paths.enquiry),
    event: NO_EVENT,
  });

const urgency = ({ nudge, late }: FollowUpFacts): string =>
  nudge === 2 ? "Last reminder" : late ? "Still open" : "Today";

/** To whoever looks after a project: a follow-up is due, with the words to do it. */
export const followUpDue = defineLetter({
  kind: "follow-up-due",
  title: "Follow-up due",
  purpose: "team",
  ifUncertain: "again",
  facts: facts,
  example,
  write: (told, reader) => ({
    subject: `${urgency(told)}: ${told.stepTitle} (${told.title})`,
    parts: [
      { paragraph: told.reader === "team" ? "Dear team" : reader.greeting },
      { paragraph: `${told.stepTitle}. ${whereItStands(told)}` },
      ...whyYou(told),
      rowsOf(told),
      { heading: "What to do" },
      { paragraph: told.task },
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

/** To the head of the programme, else to the team's inbox, with the last reminder: somebody may need help. Without the copy, which its owner has. */
export const followUpLate = defineLetter({
  kind: "follow-up-late",
  title: "Follow-up late",
  purpose: "team",
  ifUncertain: "again",
  facts: () => z.extend(facts(), { told: z.enum([...ownerRoleNames, "team"]) }),
  example: { ...example, nudge: 2, late: true, told: "lead" as const },
  write: (told, reader) => ({
    subject: `Late: ${told.stepTitle} (${told.title})`,
    parts: [
      { paragraph: told.reader === "team" ? "Dear team" : reader.greeting },
      {
        paragraph: `A follow-up was due on ${sayDate(told.dueAt)} and is still open after three reminders to ${told.told === "team" ? "the team" : sayRole(told.told)}. Nobody will be reminded again.`,
      },
      rowsOf(told),
      { paragraph: "Please find out whether it should be done by someone else, or skipped with a reason." },
      { button: { text: "See the follow-up", url: pageOf(told, reader) } },
    ],
  }),
});
