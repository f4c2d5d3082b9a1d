import type { DataOf } from "../../shared/journal/entry.ts";
import { close } from "../../shared/surveys/survey/commands.ts";
import { SurveyClosingDue } from "../../shared/surveys/survey/entries.ts";
import { readSurvey } from "../../shared/surveys/survey/store.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";

/** Closes a survey whose last day is over, unless the day was moved. */
export const onSurveyClosingDue: Reaction<DataOf<typeof SurveyClosingDue>> = async (
  needs,
  entry,
  occasion,
) => {
  const survey = await readSurvey(needs.table, entry.subject.id);
  if (survey?.closesOn !== entry.data.closesOn) return;
  await close(needs, { reference: survey.reference, because: "day" }, { once: occasion.once, occasion });
};

export const handler = reaction("surveys/on-survey-closing-due", SurveyClosingDue, onSurveyClosingDue);
