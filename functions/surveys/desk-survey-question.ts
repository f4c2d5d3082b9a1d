import * as z from "zod/mini";
import { formErrors } from "../../shared/pages/form-errors.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { parseReference } from "../../shared/platform/references.ts";
import { putQuestion } from "../../shared/surveys/questions/edit.ts";
import { type Question, type Questionnaire, questionKinds } from "../../shared/surveys/questions/model.ts";
import { readQuestion, toLines } from "../../shared/surveys/questions/question-form.ts";
import type { Sent } from "../../shared/surveys/questions/read-answers.ts";
import { writeQuestions } from "../../shared/surveys/survey/commands.ts";
import { readSurvey } from "../../shared/surveys/survey/store.ts";
import { view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import type { PageRequest } from "../entry-points/request.ts";
import questionPage from "./desk-survey-question.njk";
import { questionRefusals } from "./refusals.ts";

const NEW = "new";

const kindSchema = z.lazy(() =>
  z.enum(["choice", "several", "scale", "grid", "number", "text", "date"], { error: "Choose a kind" }),
);

const seenForm = z.object({
  _version: z.catch(z.coerce.number().check(z.int(), z.nonnegative()), 0),
  _kind: kindSchema,
});

const ticked = (is: unknown): readonly string[] => (is === true ? ["yes"] : []);

/** What the fields of a question hold. */
const fieldsOf = (question: Question) => ({
  text: question.text,
  hint: question.hint,
  section: question.section,
  optional: ticked(question.optional),
  when: (question.when ?? []).flatMap((one) => one.oneOf.map((answer) => `${one.question}|${answer}`)),
  ...("options" in question ? { options: toLines(question.options) } : {}),
  ...(question.kind === "several" ? { mostChosen: question.most } : {}),
  ...("rows" in question ? { rows: question.rows.map(({ text }) => text).join("\n") } : {}),
  ...("steps" in question ? { steps: question.steps.join("\n"), cannotSay: ticked(question.cannotSay) } : {}),
  ...(question.kind === "number"
    ? { least: question.least, most: question.most, decimals: question.decimals, unit: question.unit }
    : {}),
  ...(question.kind === "text" ? { long: ticked(question.long), longest: question.most } : {}),
});

const MANY = new Set(["when", "optional", "cannotSay", "long"]);

/** What was typed, where a form comes back. */
const typedIn = (form: Sent) =>
  Object.fromEntries(
    [...form]
      .filter(([name]) => !name.startsWith("_"))
      .map(([name, values]) => [name, MANY.has(name) ? values : values[0]] as const),
  );

const AT_FIRST = {
  steps: "Strongly disagree\nDisagree\nNeither agree nor disagree\nAgree\nStrongly agree",
  cannotSay: ["yes"],
  least: 0,
  most: 100,
  decimals: 0,
  longest: 1000,
  long: ["yes"],
} as const;

/** Each answer to a question before this one, on which it can depend. */
const conditionItems = ({ questions }: Questionnaire, name: string | undefined) => {
  const at = questions.findIndex((question) => question.name === name);
  return questions.flatMap((question, nth) =>
    (at === -1 || nth < at) && "options" in question
      ? question.options.map((option) => ({
          value: `${question.name}|${option.name}`,
          text: `${question.text} ${option.text}`,
        }))
      : [],
  );
};

const shownIn = (question: Question | undefined, { method, form, query }: PageRequest) => {
  if (method === "POST") return typedIn(form);
  return question === undefined ? { ...AT_FIRST, section: query["section"] } : fieldsOf(question);
};

/** The form of one question. One that does not exist yet is at `new?kind=...`. */
export const page = deskPage({
  path: paths.deskSurveyQuestion,
  names: (_needs, { request }) => {
    const survey = parseReference("survey", request.parameters.reference);
    return survey === null ? null : { survey, question: request.parameters.question };
  },
  load: async ({ table }, named) => {
    const survey = await readSurvey(table, named.survey);
    const question = survey?.questionnaire.questions.find(({ name }) => name === named.question);
    return survey === undefined || (question === undefined && named.question !== NEW)
      ? undefined
      : { survey, question };
  },
  show: (_needs, { survey, question }, { request }) => {
    const asked = request.query["kind"] ?? request.form.get("_kind")?.[0];
    const kind = question?.kind ?? kindSchema.safeParse(asked).data ?? "choice";
    const { reference } = survey;
    return view(questionPage, {
      survey,
      kind,
      existing: question !== undefined,
      kindText: questionKinds[kind],
      shown: shownIn(question, request),
      action: toPath(paths.deskSurveyQuestion, { reference, question: question?.name ?? NEW }),
      surveyHref: toPath(paths.deskSurvey, { reference }),
      questionsHref: toPath(paths.deskSurveyQuestions, { reference }),
      sectionItems: survey.questionnaire.sections.map(({ name, title }) => ({ value: name, text: title })),
      conditions: conditionItems(survey.questionnaire, question?.name),
    });
  },
  steps: (step) => ({
    save: step({
      form: seenForm,
      run: async (needs, named, { form, request, ...given }) => {
        const survey = await readSurvey(needs.table, named.survey);
        if (survey === undefined) return { refusal: "unknown" };
        const { questionnaire } = survey;
        const before = questionnaire.questions.find(({ name }) => name === named.question);
        const read = readQuestion(request.form, { kind: before?.kind ?? form._kind, before, questionnaire });
        if ("issues" in read) return { errors: formErrors(read) };
        const saved = await writeQuestions(
          needs,
          {
            reference: named.survey,
            version: form._version,
            change: (now) => putQuestion(now, read.question),
          },
          given,
        );
        return "refusal" in saved
          ? saved
          : { ...saved, leadsTo: toPath(paths.deskSurveyQuestions, { reference: named.survey }) };
      },
    }),
  }),
  refusals: questionRefusals,
});
