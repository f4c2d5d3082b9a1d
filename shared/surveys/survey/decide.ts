import { type Refused, refused } from "../../journal/answer.ts";
import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import { addDays, fromLocal, localDate, nineOn } from "../../platform/wall-clock.ts";
import type { Timer, TimerName } from "../../timers/timer.ts";
import { flawsIn } from "../questions/asked.ts";
import type { Question, Questionnaire } from "../questions/model.ts";
import type { Audience } from "./audience.ts";
import {
  SurveyChanged,
  SurveyClosed,
  SurveyClosingDue,
  SurveyMade,
  SurveyOpened,
  SurveyReminderDue,
  SurveySent,
} from "./entries.ts";
import { isOpen, type Privacy, type Survey } from "./model.ts";

/** What a decision about a survey makes true. `asks` says that its questions are now asked in a version of that number. */
export interface SurveyDecision {
  readonly survey: Survey;
  readonly entries: readonly Entry[];
  readonly asks?: Questionnaire;
  readonly setTimers?: readonly Timer[];
  readonly cancelTimers?: readonly TimerName[];
}

/** What the team says of a survey besides its questions. */
export type SurveyDetails = Pick<
  Survey,
  | "title"
  | "about"
  | "privacy"
  | "readers"
  | "asksForContact"
  | "byAddress"
  | "closesOn"
  | "closesAfter"
  | "remindAfter"
>;

const OPEN_FOR_DAYS = 21;

const closingTimer = ({ reference, closesOn }: Pick<Survey, "reference" | "closesOn">): TimerName => ({
  id: `survey:${reference}:closing`,
  due: fromLocal(`${addDays(closesOn, 1)}T00:00`),
});

const setClosing = (survey: Survey, occasion: Occasion): Timer => ({
  ...closingTimer(survey),
  entry: record(
    SurveyClosingDue,
    { subject: survey.reference, data: { closesOn: survey.closesOn } },
    occasion,
  ),
});

/** Begins a survey with these questions, as a draft. */
export const makeSurvey = (
  {
    reference,
    owner,
    ...begun
  }: {
    readonly reference: string;
    readonly owner: string;
    readonly title: string;
    readonly about: string;
    readonly privacy: Privacy;
    readonly questionnaire: Questionnaire;
    readonly roundOf?: string | undefined;
  },
  occasion: Occasion,
): SurveyDecision => ({
  survey: {
    reference,
    owner,
    ...begun,
    readers: [owner],
    state: "draft",
    asked: 0,
    asksForContact: true,
    byAddress: false,
    closesOn: addDays(localDate(occasion.now), OPEN_FOR_DAYS),
    remindAfter: 7,
    createdAt: occasion.now,
    version: 1,
  },
  entries: [record(SurveyMade, { subject: reference, data: {} }, occasion)],
});

const changedEntry = ({ reference }: Survey, occasion: Occasion): Entry =>
  record(SurveyChanged, { subject: reference, data: {} }, occasion);

/** Why what is said of a survey is not taken. */
export type ChangeRefusal = "changed-meanwhile" | "told-already" | "closes-in-the-past";

/**
 * Changes what is said of a survey. What was told of privacy to those who were asked holds: it is changed while nobody has been. The day on which it
 * closes may move as long as it is to come.
 */
export const changeSurvey = (
  survey: Survey,
  { details, version }: { readonly details: SurveyDetails; readonly version: number },
  occasion: Occasion,
): SurveyDecision | Refused<ChangeRefusal> => {
  if (version !== survey.version) return refused("changed-meanwhile");
  const isAsked = survey.asked > 0;
  const readers = [...details.readers].sort();
  const tellsOthers =
    details.privacy !== survey.privacy || readers.some((one) => !survey.readers.includes(one));
  if (isAsked && tellsOthers) return refused("told-already");
  const today = localDate(occasion.now);
  if (details.closesOn < today && details.closesOn !== survey.closesOn) return refused("closes-in-the-past");
  const changed: Survey = { ...survey, ...details, readers, version: survey.version + 1 };
  const moves = survey.state === "open" && changed.closesOn !== survey.closesOn;
  return {
    survey: changed,
    entries: [changedEntry(changed, occasion)],
    ...(moves ? { setTimers: [setClosing(changed, occasion)], cancelTimers: [closingTimer(survey)] } : {}),
  };
};

/** What of a question must stay once it was answered, or answers to it would be to another. */
const meaningOf = (question: Question) => ({
  ...question,
  text: undefined,
  hint: undefined,
  section: undefined,
  ...("options" in question ? { options: question.options.map(({ text: _text, ...option }) => option) } : {}),
  ...("rows" in question ? { rows: question.rows.map(({ name }) => name) } : {}),
  ...("steps" in question ? { steps: question.steps.length } : {}),
});

/** Whether the second asks the same as the first in other words, and nothing else. */
export const onlyReworded = (before: Questionnaire, after: Questionnaire): boolean =>
  JSON.stringify(before.questions.map(meaningOf)) === JSON.stringify(after.questions.map(meaningOf));

/**
 * Changes the questions. While it is a draft, in any way; once it has been asked, their words alone: what was answered stays comparable, and a new version says
 * who was asked in which words.
 */
export const changeQuestions = (
  survey: Survey,
  { questionnaire, version }: { readonly questionnaire: Questionnaire; readonly version: number },
  occasion: Occasion,
): SurveyDecision | Refused<"changed-meanwhile" | "asked-already"> => {
  if (version !== survey.version) return refused("changed-meanwhile");
  const isAsked = survey.asked > 0;
  if (isAsked && !onlyReworded(survey.questionnaire, questionnaire)) return refused("asked-already");
  return {
    survey: {
      ...survey,
      questionnaire,
      asked: isAsked ? survey.asked + 1 : 0,
      version: survey.version + 1,
    },
    entries: [changedEntry(survey, occasion)],
    ...(isAsked ? { asks: questionnaire } : {}),
  };
};

/** Why a survey does not open. */
export type OpenRefusal = "open-already" | "no-questions" | "questions-not-whole" | "closes-in-the-past";

/** Opens a survey, or a closed one again. From the first time on its questions are a version that never changes. */
export const openSurvey = (survey: Survey, occasion: Occasion): SurveyDecision | Refused<OpenRefusal> => {
  if (survey.state === "open") return refused("open-already");
  if (survey.questionnaire.questions.length === 0) return refused("no-questions");
  if (flawsIn(survey.questionnaire).length > 0) return refused("questions-not-whole");
  if (survey.closesOn < localDate(occasion.now)) return refused("closes-in-the-past");
  const isFirst = survey.asked === 0;
  const { closedAt: _closedAt, ...rest } = survey;
  const opened: Survey = {
    ...rest,
    state: "open",
    asked: isFirst ? 1 : survey.asked,
    openedAt: survey.openedAt ?? occasion.now,
    version: survey.version + 1,
  };
  const { reference, asked, privacy, closesOn } = opened;
  return {
    survey: opened,
    entries: [record(SurveyOpened, { subject: reference, data: { asked, privacy, closesOn } }, occasion)],
    ...(isFirst ? { asks: survey.questionnaire } : {}),
    setTimers: [setClosing(opened, occasion)],
  };
};

/** Closes a survey: on its day, at its number of answers, or because the team says so. */
export const closeSurvey = (
  survey: Survey,
  because: "day" | "number" | "team",
  occasion: Occasion,
): SurveyDecision | Refused<"not-open"> => {
  if (survey.state !== "open") return refused("not-open");
  return {
    survey: { ...survey, state: "closed", closedAt: occasion.now, version: survey.version + 1 },
    entries: [record(SurveyClosed, { subject: survey.reference, data: { because } }, occasion)],
    cancelTimers: because === "day" ? [] : [closingTimer(survey)],
  };
};

/** Sends an open survey to an audience. Who was asked before is not asked again; those who have not answered are reminded once. */
export const sendSurvey = (
  survey: Survey,
  audience: Audience,
  occasion: Occasion,
): Pick<SurveyDecision, "entries" | "setTimers"> | Refused<"not-open"> => {
  const { reference, remindAfter } = survey;
  const today = localDate(occasion.now);
  if (!isOpen(survey, today)) return refused("not-open");
  const sent = record(SurveySent, { subject: reference, data: { audience } }, occasion);
  const remindOn = remindAfter === undefined ? undefined : addDays(today, remindAfter);
  if (remindOn === undefined || remindOn >= survey.closesOn) return { entries: [sent] };
  const entry = record(SurveyReminderDue, { subject: reference, data: { sentAt: sent.at } }, occasion);
  return {
    entries: [sent],
    setTimers: [{ id: `survey:${reference}:reminder:${sent.id}`, due: nineOn(remindOn), entry }],
  };
};
