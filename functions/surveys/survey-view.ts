import { severalLines } from "../../shared/platform/text.ts";
import { localDate } from "../../shared/platform/wall-clock.ts";
import type { Sent } from "../../shared/surveys/questions/read-answers.ts";
import { isOpen, privacies, type Survey } from "../../shared/surveys/survey/model.ts";
import { questionsView } from "./questions-view.ts";

const list = new Intl.ListFormat("en-GB", { type: "conjunction" });

const inEnglish = (names: readonly string[]): string | undefined =>
  names.length === 0 ? undefined : list.format(names);

/** What the page of a survey shows, to who was asked and by its address alike. `fields` are what its form holds. */
export const surveyView = (
  survey: Survey,
  fields: Sent,
  { now, readers }: { readonly now: string; readonly readers: readonly string[] },
) => ({
  survey,
  state: isOpen(survey, localDate(now)) ? "open" : "closed",
  paragraphs: severalLines(survey.about).split(/\n{2,}/),
  told: privacies[survey.privacy].told,
  readers: inEnglish(readers),
  isAnonymous: survey.privacy === "anonymous",
  hasTexts: survey.questionnaire.questions.some(({ kind }) => kind === "text"),
  sections: questionsView(survey.questionnaire, fields),
});
