import * as z from "zod";
import { defineLetter, type LetterPart, type LetterReader } from "../letters/letter.ts";
import { paths, toPath } from "../pages/paths.ts";
import { sayDate, sayDateTime } from "../platform/time.ts";
import { draftLinkId } from "./draft-link.ts";

const facts = z.object({
  problem: z.string(),
  call: z.string(),
  callTitle: z.string(),
  closesAt: z.iso.datetime(),
});

type Facts = z.infer<typeof facts>;

const example: Facts = {
  problem: "PRB-4F7K-2Q9C",
  call: "CAL-4F7K-2Q9C",
  callTitle: "Spring call for problems",
  closesAt: "2027-02-12T17:00:00.000Z",
};

const toDraft = ({ problem, call }: Facts, { token }: LetterReader, text: string): LetterPart => ({
  button: { text, url: token("manage-problem", draftLinkId({ problem, call })) },
});

const KEEP_LINK: LetterPart = {
  paragraph:
    "The link is yours alone: whoever has it can read and change what you write. Do not pass this email on.",
};

/** To somebody who began a draft: the link by which they go on with it. */
export const problemStarted = defineLetter({
  kind: "problem-started",
  title: "Problem begun: the link to the draft",
  purpose: "service",
  ifUncertain: "again",
  facts,
  example,
  write: (given, reader) => ({
    subject: `Your draft for ${given.callTitle}`,
    parts: [
      { paragraph: `Dear ${reader.name}` },
      {
        paragraph: `You began to tell ${reader.programme} about a problem. What you write is saved section by section.`,
      },
      toDraft(given, reader, "Go on with your draft"),
      { paragraph: `Submit it before the call closes on ${sayDateTime(given.closesAt)}.` },
      KEEP_LINK,
      {
        paragraph:
          "If you did not begin a draft, somebody typed your address by mistake. You can ignore this email.",
      },
    ],
  }),
});

/** To an applicant: we have their problem, and what happens next. */
export const problemSubmitted = defineLetter({
  kind: "problem-submitted",
  title: "Problem submitted",
  purpose: "service",
  ifUncertain: "again",
  facts,
  example,
  write: (given, reader) => ({
    subject: `We have your problem ${given.problem}`,
    parts: [
      { paragraph: `Dear ${reader.name}` },
      { paragraph: `Thank you for telling ${reader.programme} about your problem.` },
      {
        rows: [
          ["Your reference", given.problem],
          ["Call", given.callTitle],
        ],
      },
      { heading: "What happens next" },
      {
        list: [
          `The call closes on ${sayDate(given.closesAt)}.`,
          "After that at least two of the team read every problem and score it by the same criteria.",
          "Everybody gets an answer by email, with the reasons, whatever the decision is.",
        ],
      },
      toDraft(given, reader, "See or withdraw your problem"),
    ],
  }),
});

/** To somebody whose draft is not submitted and whose call closes soon. */
export const problemReminder = defineLetter({
  kind: "problem-reminder",
  title: "Draft not submitted: the call closes soon",
  purpose: "service",
  ifUncertain: "again",
  facts,
  example,
  write: (given, reader) => ({
    subject: `${given.callTitle} closes on ${sayDate(given.closesAt)}`,
    parts: [
      { paragraph: `Dear ${reader.name}` },
      {
        paragraph: `You have a draft that is not submitted yet. The call closes on ${sayDateTime(given.closesAt)}.`,
      },
      toDraft(given, reader, "Finish your draft"),
      { paragraph: "If you do not want to submit it, you need not do anything." },
    ],
  }),
});

/** To somebody whose draft missed the closing: it is kept and can be carried to the next call. */
export const problemMissed = defineLetter({
  kind: "problem-missed",
  title: "Draft not submitted: the call has closed",
  purpose: "service",
  ifUncertain: "again",
  facts: facts.extend({
    next: z.object({ title: z.string(), opensAt: z.iso.datetime() }).optional(),
  }),
  example: {
    ...example,
    next: { title: "Summer call for problems", opensAt: "2027-05-10T08:00:00.000Z" },
  },
  write: (given, reader) => ({
    subject: `${given.callTitle} has closed; your draft is kept`,
    parts: [
      { paragraph: `Dear ${reader.name}` },
      { paragraph: "The call closed before your draft was submitted. Nothing that you wrote is lost." },
      {
        paragraph:
          given.next === undefined
            ? "There are three calls a year. When the next one is open, you can take your draft along with one button."
            : `The next call, ${given.next.title}, opens on ${sayDate(given.next.opensAt)}. From then on you can take your draft along with one button.`,
      },
      toDraft(given, reader, "Your draft"),
      { link: { text: "All calls", url: reader.url(paths.problems) } },
    ],
  }),
});

/** To one of the team: there is a problem to score. */
export const problemToAssess = defineLetter({
  kind: "problem-to-assess",
  title: "Problem to assess",
  purpose: "team",
  ifUncertain: "again",
  facts: z.object({ problem: z.string(), callTitle: z.string() }),
  example: { problem: example.problem, callTitle: example.callTitle },
  write: ({ problem, callTitle }, { name, url }) => ({
    subject: `Please assess ${problem}`,
    parts: [
      { paragraph: `Dear ${name}` },
      {
        paragraph: `You are asked to score a problem of ${callTitle}. If you have an interest in it, say so there.`,
      },
      { button: { text: "Read and score it", url: url(toPath(paths.deskProblem, { reference: problem })) } },
    ],
  }),
});
