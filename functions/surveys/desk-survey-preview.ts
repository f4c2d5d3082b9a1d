import { formErrors } from "../../shared/pages/form-errors.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { counted } from "../../shared/platform/text.ts";
import { readAnswers } from "../../shared/surveys/questions/read-answers.ts";
import { readSurvey } from "../../shared/surveys/survey/store.ts";
import { byReference, view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import previewPage from "./desk-survey-preview.njk";
import { readersOf } from "./readers.ts";
import { surveyView } from "./survey-view.ts";

/** A survey as those who are asked will see it, to be tried out: answers are checked and not kept. */
export const page = deskPage({
  path: paths.deskSurveyPreview,
  names: byReference("survey"),
  load: ({ table }, reference) => readSurvey(table, reference),
  show: async (needs, survey, { request }) => {
    const { reference } = survey;
    return view(previewPage, {
      ...surveyView(survey, request.form, { now: needs.now(), readers: [] }),
      readers: await readersOf(needs, survey),
      href: toPath(paths.deskSurvey, { reference }),
      questionsHref: toPath(paths.deskSurveyQuestions, { reference }),
    });
  },
  steps: (step) => ({
    attempt: step({
      run: async (needs, reference, { request }) => {
        const survey = await readSurvey(needs.table, reference);
        if (survey === undefined) return { refusal: "unknown" };
        const { answers, issues } = readAnswers(survey.questionnaire, request.form);
        if (issues.length > 0) return { errors: formErrors({ issues }) };
        return { done: true, keep: { answers: String(answers.size) } };
      },
      done: ({ answers }) =>
        `These answers would be taken: ${counted(Number(answers) || 0, "question", "questions")} answered. Nothing was kept.`,
    }),
  }),
  refusals: { unknown: "This survey does not exist any more." },
});
