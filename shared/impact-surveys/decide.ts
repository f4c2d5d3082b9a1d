import type { Refused } from "../journal/answer.ts";
import { type Entry, type Occasion, record } from "../journal/entry.ts";
import { type Letter, letter } from "../letters/letter.ts";
import type { Instant } from "../platform/clock.ts";
import { addDays, fromLocal, localDate, nineOn } from "../platform/wall-clock.ts";
import type { Timer, TimerName } from "../timers/timer.ts";
import { ImpactSurveyAnswered, ImpactSurveyReminderDue, ImpactSurveySent } from "./entries.ts";
import { impactSurveyAsked, impactSurveyReminder } from "./letters.ts";
import type { Answer, Invitation, Round } from "./survey.ts";

const REMINDED_AFTER_DAYS = 7;
const OPEN_FOR_DAYS = 28;

/** What a decision about invitations makes true. */
export interface SurveyDecision {
  readonly invitations: readonly Invitation[];
  readonly entries: readonly Entry[];
  readonly letters: readonly Letter[];
  readonly setTimers: readonly Timer[];
  readonly cancelTimers: readonly TimerName[];
}

const timerId = ({ project, round, person }: Invitation): string =>
  `impact-survey:${project}:${round}:${person}`;

const timerNameOf = (invitation: Invitation): TimerName => ({
  id: timerId(invitation),
  due: invitation.remindAt,
});

const named = ({ project, round, person }: Invitation) => ({ subject: project, person, data: { round } });

const letterTo = (
  kind: typeof impactSurveyAsked,
  { project, title, round, person, closesAt }: Invitation,
  occasion: Occasion,
): Letter =>
  letter(
    kind,
    {
      to: { person },
      about: `impact-survey:${project}`,
      facts: { project, title, round, person, closesAt },
      usefulUntil: closesAt,
    },
    occasion,
  );

/** Asks these people about a project; each is reminded once after a week unless they answer, and has four weeks. */
export const askPeople = (
  {
    project,
    title,
    round,
    people,
  }: {
    readonly project: string;
    readonly title: string;
    readonly round: Round;
    readonly people: readonly string[];
  },
  occasion: Occasion,
): SurveyDecision => {
  const today = localDate(occasion.now);
  const invitations = people.map(
    (person): Invitation => ({
      project,
      title,
      round,
      person,
      askedAt: occasion.now,
      remindAt: nineOn(addDays(today, REMINDED_AFTER_DAYS)),
      closesAt: fromLocal(`${addDays(today, OPEN_FOR_DAYS)}T23:59`),
      version: 1,
    }),
  );
  return {
    invitations,
    entries: invitations.map((one) => record(ImpactSurveySent, named(one), occasion)),
    letters: invitations.map((one) => letterTo(impactSurveyAsked, one, occasion)),
    setTimers: invitations.map((one) => ({
      ...timerNameOf(one),
      entry: record(ImpactSurveyReminderDue, named(one), occasion),
    })),
    cancelTimers: [],
  };
};

/** Whether an invitation can be answered at a moment, or an answer changed. */
export const isOpen = ({ closesAt }: Pick<Invitation, "closesAt">, now: Instant): boolean => now < closesAt;

/** Keeps an answer in place of any before. There is no reminder any more. */
export const answerSurvey = (
  invitation: Invitation,
  answer: Answer,
  occasion: Occasion,
): SurveyDecision | Refused<"closed"> => {
  if (!isOpen(invitation, occasion.now)) return { refusal: "closed" };
  const answered: Invitation = {
    ...invitation,
    answer,
    answeredAt: occasion.now,
    version: invitation.version + 1,
  };
  return {
    invitations: [answered],
    entries: [record(ImpactSurveyAnswered, named(invitation), occasion)],
    letters: [],
    setTimers: [],
    cancelTimers: [timerNameOf(invitation)],
  };
};

/** Reminds somebody once; null when they have answered, were reminded, or the survey has closed. */
export const remind = (invitation: Invitation, occasion: Occasion): SurveyDecision | null => {
  if (invitation.answer !== undefined || invitation.remindedAt !== undefined) return null;
  if (!isOpen(invitation, occasion.now)) return null;
  return {
    invitations: [{ ...invitation, remindedAt: occasion.now, version: invitation.version + 1 }],
    entries: [],
    letters: [letterTo(impactSurveyReminder, invitation, occasion)],
    setTimers: [],
    cancelTimers: [],
  };
};
