import * as z from "zod/mini";
import { defineLetter, type LetterReader } from "../../letters/letter.ts";
import { sayDate } from "../../platform/time.ts";
import { privacies, privacyNames } from "../survey/model.ts";
import { surveyLinkId } from "./link.ts";

const facts = z.lazy(() =>
  z.object({
    survey: z.string(),
    person: z.uuid(),
    title: z.string(),
    about: z.string(),
    privacy: z.enum(privacyNames),
    questions: z.int(),
    closesOn: z.iso.date(),
    /** The end of the last day, when the link ends. */
    endsAt: z.iso.datetime(),
  }),
);

type SurveyFacts = z.infer<typeof facts>;

const example: SurveyFacts = {
  survey: "SUR-4F7K-2Q9C",
  person: "0199e7a0-4c1c-7000-8000-00000000000a",
  title: "Community discovery 2026",
  about: "We would like to know what you do with AI and what would help you. It takes about five minutes.",
  privacy: "anonymous",
  questions: 8,
  closesOn: "2026-12-18",
  endsAt: "2026-12-19T00:00:00.000Z",
};

const waysOn = ({ closesOn, endsAt, privacy, questions, ...name }: SurveyFacts, { token }: LetterReader) => [
  {
    button: {
      text: "Answer the questions",
      url: token("answer-survey", surveyLinkId(name), endsAt),
    },
  },
  {
    paragraph: `There are ${questions} questions, and you can answer until ${sayDate(closesOn)}. Whether you answer is up to you. The link is yours alone: please do not pass it on.`,
  },
  { paragraph: privacies[privacy].told },
];

/** To a member who agreed to be asked: a survey of the programme. */
export const surveyAsked = defineLetter({
  kind: "survey-asked",
  title: "Survey",
  purpose: "research",
  ifUncertain: "never",
  facts: () => facts,
  example,
  write: (told, reader) => ({
    subject: told.title,
    parts: [{ paragraph: reader.greeting }, { paragraph: told.about }, ...waysOn(told, reader)],
  }),
});

/** To who was asked and has not answered. There is no other reminder. */
export const surveyReminder = defineLetter({
  kind: "survey-reminder",
  title: "Reminder of a survey",
  purpose: "research",
  ifUncertain: "never",
  facts: () => facts,
  example,
  write: (told, reader) => ({
    subject: `Still open: ${told.title}`,
    parts: [
      { paragraph: reader.greeting },
      {
        paragraph:
          "Some days ago we asked you a few questions. They are still open. We will not remind you again.",
      },
      { paragraph: told.about },
      ...waysOn(told, reader),
    ],
  }),
});
