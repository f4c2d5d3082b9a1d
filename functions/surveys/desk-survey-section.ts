import * as z from "zod/mini";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { optionalProse, orNothing, titleLine } from "../../shared/pages/typed.ts";
import { parseReference } from "../../shared/platform/references.ts";
import { putSection, removeSection } from "../../shared/surveys/questions/edit.ts";
import { writeQuestions } from "../../shared/surveys/survey/commands.ts";
import { readSurvey } from "../../shared/surveys/survey/store.ts";
import { view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import sectionPage from "./desk-survey-section.njk";
import { questionRefusals } from "./refusals.ts";

const version = z.catch(z.coerce.number().check(z.int(), z.nonnegative()), 0);

const sectionForm = z.object({
  _version: version,
  title: titleLine({ missing: "Enter a title for the section", name: "The title", most: 100 }),
  intro: z.pipe(optionalProse({ name: "The words above its questions", most: 500 }), z.transform(orNothing)),
});

/** The form of one section of a survey. */
export const page = deskPage({
  path: paths.deskSurveySection,
  names: (_needs, { request }) => {
    const survey = parseReference("survey", request.parameters.reference);
    return survey === null ? null : { survey, section: request.parameters.section };
  },
  load: async ({ table }, named) => {
    const survey = await readSurvey(table, named.survey);
    const part = survey?.questionnaire.sections.find(({ name }) => name === named.section);
    return survey === undefined || part === undefined ? undefined : { survey, part };
  },
  show: (_needs, { survey, part }) =>
    view(sectionPage, {
      survey,
      part: {
        ...part,
        isEmpty: survey.questionnaire.questions.every(({ section }) => section !== part.name),
      },
      surveyHref: toPath(paths.deskSurvey, { reference: survey.reference }),
      questionsHref: toPath(paths.deskSurveyQuestions, { reference: survey.reference }),
    }),
  steps: (step) => ({
    save: step({
      form: sectionForm,
      run: async (needs, named, { form: { _version, title, intro }, ...given }) => {
        const section = { name: named.section, title, ...(intro === undefined ? {} : { intro }) };
        const saved = await writeQuestions(
          needs,
          { reference: named.survey, version: _version, change: (now) => putSection(now, section) },
          given,
        );
        return "refusal" in saved
          ? saved
          : { ...saved, leadsTo: toPath(paths.deskSurveyQuestions, { reference: named.survey }) };
      },
    }),
    remove: step({
      form: z.object({ _version: version }),
      run: async (needs, named, { form: { _version }, ...given }) => {
        const saved = await writeQuestions(
          needs,
          { reference: named.survey, version: _version, change: (now) => removeSection(now, named.section) },
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
