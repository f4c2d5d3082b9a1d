import { formError } from "../../shared/pages/form-errors.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { parseReference } from "../../shared/platform/references.ts";
import { type Ready, ready } from "../../shared/surveys/questions/ready.ts";
import { type Beginning, beginSurvey } from "../../shared/surveys/survey/commands.ts";
import { beginForm } from "../../shared/surveys/survey/input.ts";
import { privacies, privacyNames } from "../../shared/surveys/survey/model.ts";
import { readSurvey } from "../../shared/surveys/survey/store.ts";
import { nothing, view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import newSurveyPage from "./desk-new-survey.njk";

const readyNames: readonly Ready[] = ["community", "project", "empty"];

const beginningIn = (text: string): Beginning["from"] | undefined => {
  const name = readyNames.find((one) => one === text);
  if (name !== undefined) return { ready: name };
  const survey = parseReference("survey", text);
  return survey === null ? undefined : { survey };
};

/** Drafts a survey: with ready questions, with those of an earlier one (`?from=`, a later round), or with none. */
export const page = deskPage({
  path: paths.deskNewSurvey,
  names: nothing,
  load: async ({ table }, _named, { request }) => {
    const from = parseReference("survey", request.query["from"] ?? request.form.get("from")?.[0] ?? "");
    return { earlier: from === null ? undefined : await readSurvey(table, from) };
  },
  show: (_needs, { earlier }) =>
    view(newSurveyPage, {
      from: earlier?.reference,
      beginnings: [
        ...(earlier === undefined
          ? []
          : [{ value: earlier.reference, text: `The questions of “${earlier.title}”, as another round` }]),
        ...readyNames.map((value) => ({ value, text: ready[value].title })),
      ],
      privacies: privacyNames.map((value) => ({
        value,
        text: privacies[value].title,
        hint: { text: privacies[value].told },
      })),
    }),
  steps: (step) => ({
    begin: step({
      form: beginForm,
      run: async (needs, _named, { form, visit, ...command }) => {
        const from = beginningIn(form.from);
        if (from === undefined) return { errors: formError("from", "Choose what it begins with") };
        const { title, privacy } = form;
        const begun = await beginSurvey(
          needs,
          { title, privacy, from, owner: visit.session.person },
          command,
        );
        return "refusal" in begun
          ? begun
          : { ...begun, leadsTo: toPath(paths.deskSurveyQuestions, begun.done) };
      },
    }),
  }),
  refusals: { "no-such-survey": "The survey that it should begin with does not exist any more." },
});
