import type { DataOf } from "../../shared/journal/entry.ts";
import { localDate } from "../../shared/platform/wall-clock.ts";
import { INVITED_AT_ONCE, remindThem } from "../../shared/surveys/invitations/invite.ts";
import { readInvitations } from "../../shared/surveys/invitations/store.ts";
import { SurveyReminderDue } from "../../shared/surveys/survey/entries.ts";
import { isOpen } from "../../shared/surveys/survey/model.ts";
import { readSurvey } from "../../shared/surveys/survey/store.ts";
import { type FanOutPlan, fanOutReaction } from "../entry-points/fan-out.ts";

/** Reminds those who were asked by the day of that sending and have not answered. Nobody is reminded twice. */
export const onSurveyReminderDue: FanOutPlan<DataOf<typeof SurveyReminderDue>> = async (
  { table },
  entry,
  occasion,
) => {
  const survey = await readSurvey(table, entry.subject.id);
  if (survey === undefined || !isOpen(survey, localDate(occasion.now))) return [];
  const sentOn = localDate(entry.data.sentAt);
  return [
    async (cursor) => {
      const page = await readInvitations(table, survey.reference, { after: cursor, limit: INVITED_AT_ONCE });
      const asked = page.filter(({ askedAt }) => localDate(askedAt) <= sentOn);
      const next = page.length < INVITED_AT_ONCE ? undefined : page.at(-1)?.person;
      return { ...remindThem(survey, asked, occasion), next };
    },
  ];
};

export const handler = fanOutReaction(
  "surveys/on-survey-reminder-due",
  [SurveyReminderDue],
  onSurveyReminderDue,
);
