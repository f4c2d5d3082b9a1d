import { answerSurvey } from "../../shared/impact-surveys/commands.ts";
import { isOpen } from "../../shared/impact-surveys/decide.ts";
import { MOST_CHARACTERS, surveyForm } from "../../shared/impact-surveys/input.ts";
import { readInvitation } from "../../shared/impact-surveys/store.ts";
import {
  type Answer,
  CANNOT_SAY,
  scale,
  statementNames,
  statements,
} from "../../shared/impact-surveys/survey.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { view } from "../entry-points/page-definition.ts";
import { sitePage } from "../entry-points/page-file.ts";
import surveyPage from "./impact-survey.njk";
import { followSurvey } from "./survey-link.ts";

const savedAnswers = (answer: Answer | undefined): Readonly<Record<string, string>> =>
  answer === undefined
    ? {}
    : {
        ...Object.fromEntries(
          statementNames.map((name) => [name, String(answer.scores[name] ?? CANNOT_SAY)] as const),
        ),
        hours: answer.hours === undefined ? "" : String(answer.hours),
        comment: answer.comment,
      };

const choices = [
  ...Object.entries(scale)
    .map(([value, text]) => ({ value, text }))
    .reverse(),
  { value: CANNOT_SAY, text: "I cannot say" },
];

/** The questions of the survey, by the link in a letter, with what the person answered before. Looking changes nothing. */
export const page = sitePage({
  path: paths.impactSurvey,
  names: followSurvey,
  load: ({ table }, { name }) => readInvitation(table, name),
  show: ({ now }, invitation) =>
    view(surveyPage, {
      invitation,
      open: isOpen(invitation, now()),
      statements: statementNames.map((name) => ({ name, text: statements[name].text })),
      choices,
      most: MOST_CHARACTERS,
      answers: savedAnswers(invitation.answer),
    }),
  steps: (step) => ({
    answer: step({
      form: surveyForm,
      run: async (needs, { name, token }, { once, occasion, form: answer }) => {
        const actor = { kind: "person", id: name.person } as const;
        const kept = await answerSurvey(needs, { name, answer }, { once, occasion: { ...occasion, actor } });
        return "refusal" in kept ? kept : { ...kept, leadsTo: toPath(paths.impactSurveySent, { token }) };
      },
    }),
  }),
  refusals: { closed: "This survey has closed, so your answers could not be saved." },
});
