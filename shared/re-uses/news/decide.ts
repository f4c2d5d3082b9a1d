import { UNCHANGED } from "../../journal/answer.ts";
import { type Occasion, record } from "../../journal/entry.ts";
import { localDate } from "../../platform/wall-clock.ts";
import { atStage, decided, type ReUseAnswer, type ReUseDecision, stageEntries } from "../decide.ts";
import { ReUseBenefitReported, ReUseNewsGiven } from "../entries.ts";
import type { Benefit, ReUse } from "../re-use.ts";
import { type NewsAnswer, newsAnswers } from "../stages.ts";
import type { NewsDay } from "./days.ts";
import { askedNews } from "./model.ts";

/** So many questions in a row that nobody answered, and somebody of the team should find out why. */
const MOST_UNANSWERED = 2;

/** How many of the questions that were asked last nobody answered. */
export const unanswered = ({ news }: ReUse): number => {
  const asked = news?.asked ?? [];
  const lastAnswered = asked.findLastIndex(({ answer }) => answer !== undefined);
  return asked.length - 1 - lastAnswered;
};

/** What is to be done on a day for news: the letter to the contact, and whether whoever looks after it is told that nobody answers. */
export type NewsAsking = ReUseDecision & {
  readonly day: NewsDay;
  readonly contact: string;
  readonly tellOwner: boolean;
};

/**
 * Asks for news, and sets the timer of the next question. Null when there is nothing to ask: the re-use has stopped or goes on in
 * another, or this is not the question it waits for (it was asked already, or the entry came twice). After two questions without an
 * answer, or when the contact's mail comes back (`reachable` is false), a contact is due today and the owner is told, once in a row.
 */
export const askForNews = (
  before: ReUse,
  day: NewsDay,
  reachable: boolean,
  occasion: Occasion,
): NewsAsking | null => {
  const { news, contact, stage, mergedInto } = before;
  if (news?.next?.day !== day || contact === undefined) return null;
  if (stage === "stopped" || mergedInto !== undefined) return null;
  const tellOwner = !reachable || unanswered(before) === MOST_UNANSWERED;
  const after: ReUse = {
    ...before,
    news: askedNews(news, occasion.now),
    ...(tellOwner ? { nextContactOn: localDate(occasion.now) } : {}),
  };
  return { ...decided(before, after, [], occasion), day, contact, tellOwner };
};

/** What somebody answers to a question for news. */
export interface NewsGiven {
  readonly day: NewsDay;
  readonly answer: NewsAnswer;
  readonly benefit?: Pick<Benefit, "what" | "since" | "amount"> | undefined;
}

/** A benefit that somebody reports, on this occasion. */
export const benefitOf = (said: Pick<Benefit, "what" | "since" | "amount">, occasion: Occasion): Benefit => {
  const { now, newId, actor } = occasion;
  return { id: newId(), ...said, saidBy: { kind: actor.kind, id: actor.id }, saidAt: now };
};

/** Takes an answer, or another in its place: the last one counts. The actor is the person who was asked. */
export const giveNews = (
  before: ReUse,
  given: NewsGiven,
  occasion: Occasion,
): ReUseAnswer<"merged" | "not-asked"> => {
  if (before.mergedInto !== undefined) return { refusal: "merged" };
  const { news } = before;
  const question = news?.asked.find(({ day }) => day === given.day);
  if (news === undefined || question === undefined) return { refusal: "not-asked" };
  const { answer, day, benefit } = given;
  const { stage } = newsAnswers[answer];
  if (question.answer === answer && before.stage === stage && benefit === undefined) return UNCHANGED;
  const asked = news.asked.map((one) => (one.day === day ? { ...one, answer } : one));
  const answered = { ...before, news: { ...news, asked } };
  const moved = atStage(answered, stage, "news", occasion);
  const after =
    benefit === undefined ? moved : { ...moved, benefits: [...moved.benefits, benefitOf(benefit, occasion)] };
  const about = { subject: before.reference, person: occasion.actor.id };
  const entries = [
    record(ReUseNewsGiven, { ...about, data: { day, answer } }, occasion),
    ...stageEntries(before, after, occasion),
    ...(benefit === undefined ? [] : [record(ReUseBenefitReported, { ...about, data: {} }, occasion)]),
  ];
  return decided(before, after, entries, occasion);
};
