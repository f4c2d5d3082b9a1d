import * as z from "zod/mini";
import { defineLetter, type LetterReader } from "../letters/letter.ts";
import { sayDate } from "../platform/time.ts";
import { surveyLinkId } from "./link.ts";
import { roundNames } from "./survey.ts";

const facts = z.lazy(() =>
  z.object({
    project: z.string(),
    title: z.string(),
    round: z.enum(roundNames),
    person: z.uuid(),
    closesAt: z.iso.datetime(),
  }),
);

type SurveyFacts = z.infer<typeof facts>;

const example = {
  project: "PRJ-4F7K-2Q9C",
  title: "Fewer missed appointments",
  round: "before",
  person: "0199e7a0-4c1c-7000-8000-00000000000a",
  closesAt: "2026-12-21T23:59:00.000Z",
} as const;

const why = {
  before:
    "Before the project begins we ask everybody who takes part a few short questions, and the same ones again at its end. So all of us learn what it changed.",
  after:
    "The project is at its end. We ask everybody who took part a few short questions; if you answered them before it began, they are the same ones. So all of us learn what it changed.",
} as const;

const waysOn = ({ closesAt, ...name }: SurveyFacts, { token }: LetterReader) => [
  {
    button: {
      text: "Answer the questions",
      url: token("answer-impact-survey", surveyLinkId(name), closesAt),
    },
  },
  {
    paragraph: `It takes three minutes. You can change your answers until ${sayDate(closesAt)}. Whether you answer is up to you. The link is yours alone: please do not pass it on.`,
  },
];

/** To somebody who takes part in a project: a few questions before or after it. */
export const impactSurveyAsked = defineLetter({
  kind: "impact-survey-asked",
  title: "Impact survey",
  purpose: "service",
  ifUncertain: "again",
  facts: () => facts,
  example,
  write: (told, reader) => ({
    subject: `A few questions about ${told.title}`,
    parts: [
      { paragraph: reader.greeting },
      {
        paragraph: `You take part in “${told.title}”, a project with ${reader.programme}. ${why[told.round]}`,
      },
      ...waysOn(told, reader),
      {
        paragraph:
          "The team sees what you answer. To anybody else we tell figures only, and none that fewer than five people stand behind.",
      },
    ],
  }),
});

/** To somebody who has not answered after a week. There is no other reminder. */
export const impactSurveyReminder = defineLetter({
  kind: "impact-survey-reminder",
  title: "Reminder of an impact survey",
  purpose: "service",
  ifUncertain: "never",
  facts: () => facts,
  example,
  write: (told, reader) => ({
    subject: `Still open: a few questions about ${told.title}`,
    parts: [
      { paragraph: reader.greeting },
      {
        paragraph: `A week ago we sent you a few questions about “${told.title}”. They are still open. We will not remind you again.`,
      },
      ...waysOn(told, reader),
    ],
  }),
});
