import { releaseAnswers } from "../../shared/surveys/answers/release.ts";
import { surveySource } from "../../shared/surveys/survey/store.ts";
import { systemOccasion } from "../entry-points/needs.ts";
import { type Scheduled, schedule } from "../entry-points/schedule.ts";

/** More surveys than are ever open at once. */
const MOST_SURVEYS = 200;

/** Releases anonymous answers of open surveys each night, so that nobody sees them come one by one. */
export const atSurveyRelease: Scheduled = async (needs, scheduledAt) => {
  const once = `survey-release:${scheduledAt}`;
  const open = await surveySource(needs.table, "open")(undefined, MOST_SURVEYS);
  for (const { thing: survey } of open)
    if (survey.privacy === "anonymous")
      await releaseAnswers(
        needs,
        { survey: survey.reference, isClosed: false },
        { once, occasion: systemOccasion(needs, once) },
      );
};

export const handler = schedule(atSurveyRelease, (needs) => needs);
