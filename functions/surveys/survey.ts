import { paths, toPath } from "../../shared/pages/paths.ts";
import { answerInvited, readAsked } from "../../shared/surveys/answers/commands.ts";
import { toFields } from "../../shared/surveys/questions/read-answers.ts";
import { view } from "../entry-points/page-definition.ts";
import { sitePage } from "../entry-points/page-file.ts";
import { readerNames } from "./reader-names.ts";
import surveyPage from "./survey.njk";
import { surveyForm } from "./survey-form.ts";
import { followSurvey } from "./survey-link.ts";
import { surveyView } from "./survey-view.ts";

/** The questions of a survey, by the link in a letter, with what the person answered before unless it is anonymous. Looking changes nothing. */
export const page = sitePage({
  path: paths.survey,
  names: followSurvey,
  load: (needs, { name }) => readAsked(needs, name),
  show: async ({ now, table }, { survey, invitation, sheet }, { request }) => {
    const kept = toFields(new Map(Object.entries(sheet?.answers ?? {})));
    const readers = await readerNames(table, survey);
    const fields = request.method === "POST" ? request.form : kept;
    const shown = surveyView(survey, fields, { now: now(), readers });
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
        const actor = { kind: "person", id: name.person } as const;
        const given = { once, occasion: { ...occasion, actor } };
        const form = surveyForm(request.form);
        const kept = await answerInvited(needs, { ...name, read: form.read }, given);
        if ("refusal" in kept && kept.refusal === "not-whole") return { errors: form.errors() };
        return "refusal" in kept ? kept : { ...kept, leadsTo: toPath(paths.surveySent, { token }) };
      },
    }),
  }),
  refusals: {
    closed: "This survey has closed, so your answers could not be sent.",
    "answered-already":
      "You have answered this survey already. It is anonymous, so answers cannot be changed.",
    "not-whole": "Something is missing. Look at each question, and send your answers again.",
  },
});
