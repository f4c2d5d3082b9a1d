import type { FormErrors } from "../../shared/pages/form-errors.ts";
import { type SectionName, type SectionQuestion, sections } from "../../shared/problems/sections.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { PageNeeds, Visit } from "../entry-points/page.ts";
import { draftView, type FoundDraft } from "./draft-view.ts";
import sectionPage from "./problem-section.njk";

/** What the form of a section holds besides what is saved. */
export interface SectionShown {
  readonly answers: Readonly<Record<string, string>>;
  readonly finished: string;
  readonly errors?: FormErrors;
  /** What is saved, where it is not what the writer had before them: shown beside what they typed. */
  readonly saved?: readonly { readonly label: string; readonly value: string }[];
}

const questionView = (question: SectionQuestion, answers: Readonly<Record<string, string>>) => ({
  ...question,
  value: answers[question.name] ?? "",
});

/** A section's form. It carries the version of the section that it was made for. */
export const showSection = (
  needs: PageNeeds,
  visit: Visit,
  found: FoundDraft,
  name: SectionName,
  { answers, ...shown }: SectionShown,
  status = 200,
): PageAnswer =>
  visit.show(
    sectionPage,
    {
      ...draftView(needs, found),
      section: { ...sections[name], name },
      questions: sections[name].questions.map((question) => questionView(question, answers)),
      version: found.problem.sections[name]?.version ?? 0,
      ...shown,
    },
    status,
  );

/** What is saved of a section, as rows. */
export const savedRows = (found: FoundDraft, name: SectionName) =>
  sections[name].questions.map((question) => ({
    label: question.label,
    value: found.problem.sections[name]?.answers[question.name] ?? "",
  }));
