import * as z from "zod/mini";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { sentBack, titleLine } from "../../shared/pages/typed.ts";
import { flawsIn } from "../../shared/surveys/questions/asked.ts";
import { moveQuestion, nameFor, putSection, removeQuestion } from "../../shared/surveys/questions/edit.ts";
import { questionKinds } from "../../shared/surveys/questions/model.ts";
import { writeQuestions } from "../../shared/surveys/survey/commands.ts";
import { readSurvey } from "../../shared/surveys/survey/store.ts";
import { byReference, view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import questionsPage from "./desk-survey-questions.njk";
import { conditionInWords } from "./questions-view.ts";
import { questionRefusals } from "./refusals.ts";

const version = z.catch(z.coerce.number().check(z.int(), z.nonnegative()), 0);
const namedForm = z.object({ _version: version, name: sentBack() });
const sectionForm = z.object({
  _version: version,
  title: titleLine({ missing: "Enter a title for the section", name: "The title", most: 100 }),
});

/** The form of a question that does not exist yet is at this name. */
const NEW = "new";

/** The questions of a survey in their sections, in the order in which they are asked. */
export const page = deskPage({
  path: paths.deskSurveyQuestions,
  names: byReference("survey"),
  load: ({ table }, reference) => readSurvey(table, reference),
  show: (_needs, survey) => {
    const { reference, questionnaire } = survey;
    const before = new Map(questionnaire.questions.map((question) => [question.name, question]));
    const flaws = flawsIn(questionnaire);
    return view(questionsPage, {
      survey,
      href: toPath(paths.deskSurvey, { reference }),
      previewHref: toPath(paths.deskSurveyPreview, { reference }),
      copyHref: `${paths.deskNewSurvey}?from=${reference}`,
      newHref: toPath(paths.deskSurveyQuestion, { reference, question: NEW }),
      flaws: flaws.map(({ question, text }) => ({ question: before.get(question)?.text ?? question, text })),
      kinds: Object.entries(questionKinds).map(([value, text]) => ({ value, text })),
      sectionItems: questionnaire.sections.map(({ name, title }) => ({ value: name, text: title })),
      sections: questionnaire.sections.map((section) => ({
        ...section,
        href: toPath(paths.deskSurveySection, { reference, section: section.name }),
        questions: questionnaire.questions
          .filter((question) => question.section === section.name)
          .map((question) => ({
            name: question.name,
            text: question.text,
            optional: question.optional,
            kind: questionKinds[question.kind],
            onlyIf: conditionInWords(question.when ?? [], before),
            href: toPath(paths.deskSurveyQuestion, { reference, question: question.name }),
          })),
      })),
    });
  },
  steps: (step) => {
    const move = (by: "up" | "down") =>
      step({
        form: namedForm,
        run: (needs, reference, { form, ...given }) =>
          writeQuestions(
            needs,
            {
              reference,
              version: form._version,
              change: (questionnaire) => moveQuestion(questionnaire, form.name, by),
            },
            given,
          ),
        done: "Moved.",
      });
    return {
      up: move("up"),
      down: move("down"),
      remove: step({
        form: namedForm,
        run: (needs, reference, { form, ...given }) =>
          writeQuestions(
            needs,
            {
              reference,
              version: form._version,
              change: (questionnaire) => removeQuestion(questionnaire, form.name),
            },
            given,
          ),
        done: "The question is removed.",
      }),
      section: step({
        form: sectionForm,
        run: (needs, reference, { form, ...given }) =>
          writeQuestions(
            needs,
            {
              reference,
              version: form._version,
              change: (questionnaire) => {
                const used = questionnaire.sections.map(({ name }) => name);
                return putSection(questionnaire, { name: nameFor(form.title, used), title: form.title });
              },
            },
            given,
          ),
        done: "The section is added.",
      }),
    };
  },
  refusals: questionRefusals,
});
