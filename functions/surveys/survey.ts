import { formErrors } from "../../shared/pages/form-errors.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { answerInvited, readAsked } from "../../shared/surveys/answers/commands.ts";
import { readAnswers, toFields } from "../../shared/surveys/questions/read-answers.ts";
import { readSurvey } from "../../shared/surveys/survey/store.ts";
import { view } from "../entry-points/page-definition.ts";
import { sitePage } from "../entry-points/page-file.ts";
import surveyPage from "./survey.njk";
import { followSurvey } from "./survey-link.ts";
import { surveyView } from "./survey-view.ts";

/** The questions of a survey, by the link in a letter, with what the person answered before unless it is anonymous. Looking changes nothing. */
export const page = sitePage({
  path: paths.survey,
  names: followSurvey,
  load: (needs, { name }) => readAsked(needs, name),
  show: ({ now }, { survey, invitation, sheet }, { request }) => {
    const kept = toFields(new Map(Object.entries(sheet?.answers ?? {})));
    const shown = surveyView(survey, request.method === "POST" ? request.form : kept, { now: now() });
    const isOver = invitation.answered && shown.isAnonymous;
    return view(surveyPage, {
      ...shown,
      state: isOver ? "answered" : shown.state,
      hasAnswered: invitation.answered,
      answeredAt: invitation.answeredAt,
      sentHref: toPath(paths.surveySent, request.parameters),
    });
  },
  steps: (step) => ({
    answer: step({
      run: async (needs, { name, token }, { once, occasion, request }) => {
        const survey = await readSurvey(needs.table, name.survey);
        if (survey === undefined) return { refusal: "unknown" };
        const { answers, issues } = readAnswers(survey.questionnaire, request.form);
        if (issues.length > 0) return { errors: formErrors({ issues }) };
        const actor = { kind: "person", id: name.person } as const;
        const kept = await answerInvited(
          needs,
          { ...name, answers },
          { once, occasion: { ...occasion, actor } },
        );
        return "refusal" in kept ? kept : { ...kept, leadsTo: toPath(paths.surveySent, { token }) };
      },
    }),
  }),
  refusals: {
    closed: "This survey has closed, so your answers could not be sent.",
    "answered-already":
      "You have answered this survey already. It is anonymous, so answers cannot be changed.",
    unknown: "This survey does not exist any more, so your answers could not be sent.",
  },
});
