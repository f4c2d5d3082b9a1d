import { expectDone } from "../../shared/journal/change.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { SurveyAnswered } from "../../shared/surveys/answers/entries.ts";
import { countAnswers } from "../../shared/surveys/results/count.ts";
import { readTally } from "../../shared/surveys/results/store.ts";
import { close } from "../../shared/surveys/survey/commands.ts";
import { readSurvey } from "../../shared/surveys/survey/store.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";

/** Puts what somebody answered into the results, and closes a survey that has as many answers as it wanted. */
export const onSurveyAnswered: Reaction<DataOf<typeof SurveyAnswered>> = async (needs, entry, occasion) => {
  const survey = entry.subject.id;
  const counted = await countAnswers(needs, { survey, id: entry.data.sheet }, occasion.once);
  // Answers whose person was erased meanwhile are no more.
  if ("refusal" in counted && counted.refusal === "unknown") return;
  expectDone(counted, "Counting answers");
  const found = await readSurvey(needs.table, survey);
  if (found?.closesAfter === undefined || found.state !== "open") return;
  const { people } = await readTally(needs.table, survey);
  if (people < found.closesAfter) return;
  await close(needs, { reference: survey, because: "number" }, { once: `${occasion.once}:close`, occasion });
};

export const handler = reaction("surveys/on-survey-answered", SurveyAnswered, onSurveyAnswered);
