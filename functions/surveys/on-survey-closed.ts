import type { DataOf } from "../../shared/journal/entry.ts";
import { releaseAnswers } from "../../shared/surveys/answers/release.ts";
import { SurveyClosed } from "../../shared/surveys/survey/entries.ts";
import { readSurvey } from "../../shared/surveys/survey/store.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";

/** Releases what still waits of an anonymous survey that has closed. */
export const onSurveyClosed: Reaction<DataOf<typeof SurveyClosed>> = async (needs, entry, occasion) => {
  const survey = await readSurvey(needs.table, entry.subject.id);
  if (survey?.privacy !== "anonymous" || survey.state !== "closed") return;
  await releaseAnswers(
    needs,
    { survey: survey.reference, isClosed: true },
    { once: occasion.once, occasion },
  );
};

export const handler = reaction("surveys/on-survey-closed", SurveyClosed, onSurveyClosed);
