import { type FormErrors, formErrors } from "../../shared/pages/form-errors.ts";
import type { ReadForm } from "../../shared/surveys/answers/commands.ts";
import { readAnswers, type Sent } from "../../shared/surveys/questions/read-answers.ts";

/** A form with answers, to be read by the command that has the questions, and what it found wrong with it. */
export interface SurveyForm {
  readonly read: ReadForm;
  readonly errors: () => FormErrors;
}

/** The form of a survey that was sent. The command reads the survey once; what is wrong with the form is told without another read. */
export const surveyForm = (sent: Sent): SurveyForm => {
  let errors = formErrors({ issues: [] });
  return {
    read: (questionnaire) => {
      const { answers, issues } = readAnswers(questionnaire, sent);
      errors = formErrors({ issues });
      return issues.length > 0 ? undefined : answers;
    },
    errors: () => errors,
  };
};
