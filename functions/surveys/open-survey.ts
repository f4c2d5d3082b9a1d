import { paths, toPath } from "../../shared/pages/paths.ts";
import { answerByAddress } from "../../shared/surveys/answers/commands.ts";
import { readSurvey } from "../../shared/surveys/survey/store.ts";
import { formCheck, limitAnswers } from "../entry-points/form-check.ts";
import { byReference, view } from "../entry-points/page-definition.ts";
import { sitePage } from "../entry-points/page-file.ts";
import { isTrapped } from "../entry-points/typed-fields.ts";
import { readerNames } from "./reader-names.ts";
import surveyPage from "./survey.njk";
import { surveyForm } from "./survey-form.ts";
import { surveyView } from "./survey-view.ts";

/** A survey by its address, for whoever was told of it. Nobody knows who answers here. */
export const page = sitePage({
  path: paths.openSurvey,
  names: byReference("survey"),
  load: async ({ table }, reference) => {
    const survey = await readSurvey(table, reference);
    return survey?.byAddress === true && survey.asked > 0 ? survey : undefined;
  },
  show: async ({ now, table }, survey, { request }) => {
    const readers = await readerNames(table, survey);
    return view(surveyPage, {
      ...surveyView(survey, request.form, { now: now(), readers }),
      byAddress: true,
    });
  },
  steps: (step) => ({
    answer: step({
      run: async (needs, reference, { once, occasion, request, visit }) => {
        const leadsTo = toPath(paths.openSurveySent, { reference });
        if (isTrapped(request)) return { done: true, leadsTo };
        const { writes } = formCheck(needs, request, visit, { form: "survey", countNetwork: true });
        const form = surveyForm(request.form);
        const answering = { reference, read: form.read, limits: writes };
        const kept = await answerByAddress(needs, answering, { once, occasion });
        if ("refusal" in kept && kept.refusal === "not-whole") return { errors: form.errors() };
        return "refusal" in kept ? kept : { ...kept, leadsTo };
      },
    }),
  }),
  refusals: {
    ...limitAnswers,
    closed: "This survey has closed, so your answers could not be sent.",
    "not-whole": "Something is missing. Look at each question, and send your answers again.",
  },
});
