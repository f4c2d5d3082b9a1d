import { remind } from "../../shared/impact-surveys/commands.ts";
import { ImpactSurveyReminderDue } from "../../shared/impact-surveys/entries.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { Fault } from "../../shared/platform/keys.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";

/** Reminds somebody, once, who was asked a week ago and has not answered. */
export const onImpactSurveyReminderDue: Reaction<DataOf<typeof ImpactSurveyReminderDue>> = async (
  needs,
  entry,
  occasion,
) => {
  const { person, subject, data } = entry;
  if (person === undefined) throw new Fault("A reminder of a survey names nobody.");
  const name = { project: subject.id, round: data.round, person };
  await remind(needs, name, { once: occasion.once, occasion });
};

export const handler = reaction(
  "impact-surveys/on-impact-survey-reminder-due",
  ImpactSurveyReminderDue,
  onImpactSurveyReminderDue,
);
