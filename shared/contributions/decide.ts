import { type Refused, refused } from "../journal/answer.ts";
import { type Entry, type EntryDefinition, type Occasion, record } from "../journal/entry.ts";
import { plusHours } from "../platform/time.ts";
import {
  ContributionDeclined,
  ContributionOffered,
  ContributionTaken,
  QuestionAnswered,
  QuestionClosed,
  QuestionPassedOn,
  QuestionPublished,
} from "./entries.ts";
import { ANSWERED_DAYS, type Contribution, type QuestionAnswer, takesAnswers } from "./model.ts";

/** What a decision about a contribution makes true. */
export interface ContributionDecision {
  readonly contribution: Contribution;
  readonly entries: readonly Entry[];
}

/** What a member writes who gives something. */
export type Offering = Pick<Contribution, "kind" | "title" | "text" | "mayPublish" | "person">;

/** Takes in what a member gives. */
export const offer = (offering: Offering, reference: string, occasion: Occasion): ContributionDecision => {
  const { kind, person } = offering;
  return {
    contribution: { ...offering, reference, at: occasion.now, status: "waiting", version: 1 },
    entries: [record(ContributionOffered, { subject: reference, person, data: { kind } }, occasion)],
  };
};

const decided = (
  before: Contribution,
  after: Partial<Contribution>,
  { now, actor }: Occasion,
): Contribution => ({
  ...before,
  ...after,
  decidedAt: now,
  decidedBy: actor.id,
  version: before.version + 1,
});

/** Takes up what a member offers, with a word to them; a case study has become a draft of the catalogue. A question is passed on and not taken up. */
export const takeUp = (
  before: Contribution,
  { words, item }: { readonly words: string; readonly item?: string | undefined },
  occasion: Occasion,
): ContributionDecision | Refused<"settled" | "is-question"> => {
  if (before.kind === "question") return refused("is-question");
  if (before.status !== "waiting") return refused("settled");
  const { reference: subject, person, kind } = before;
  return {
    contribution: decided(before, { status: "taken", words, item }, occasion),
    entries: [record(ContributionTaken, { subject, person, data: { kind, item } }, occasion)],
  };
};

/** Does not take up what a member offers or asks, and says why. */
export const decline = (
  before: Contribution,
  words: string,
  occasion: Occasion,
): ContributionDecision | Refused<"settled"> => {
  if (before.status !== "waiting") return refused("settled");
  const { reference: subject, person, kind } = before;
  return {
    contribution: decided(before, { status: "declined", words }, occasion),
    entries: [record(ContributionDeclined, { subject, person, data: { kind } }, occasion)],
  };
};

/** Passes a question on to a topic: it is answered for three weeks. */
export const passOn = (
  before: Contribution,
  topic: string,
  occasion: Occasion,
): ContributionDecision | Refused<"settled" | "no-question"> => {
  if (before.kind !== "question") return refused("no-question");
  if (before.status !== "waiting") return refused("settled");
  const { reference: subject, person } = before;
  const until = plusHours(occasion.now, ANSWERED_DAYS * 24);
  return {
    contribution: decided(before, { status: "passed-on", topic, answersUntil: until }, occasion),
    entries: [record(QuestionPassedOn, { subject, person, data: { topic, until } }, occasion)],
  };
};

/** Takes in an answer to a question; given again it takes the place of the earlier one. */
export const answerQuestion = (
  question: Contribution,
  given: Pick<QuestionAnswer, "person" | "text" | "mayPublish">,
  occasion: Occasion,
): { readonly answer: QuestionAnswer; readonly entries: readonly Entry[] } | Refused<"over"> => {
  if (!takesAnswers(question, occasion.now)) return refused("over");
  const { reference } = question;
  return {
    answer: { ...given, question: reference, at: occasion.now },
    entries: [record(QuestionAnswered, { subject: reference, person: given.person, data: {} }, occasion)],
  };
};

const change = (before: Contribution, after: Partial<Contribution>, entry: Entry): ContributionDecision => ({
  contribution: { ...before, ...after, version: before.version + 1 },
  entries: [entry],
});

/** Ends the time for answers: whoever asked is told. */
export const closeQuestion = (
  before: Contribution,
  answers: number,
  occasion: Occasion,
): ContributionDecision | Refused<"not-passed-on"> => {
  if (before.status !== "passed-on") return refused("not-passed-on");
  const about = { subject: before.reference, person: before.person, data: { answers } };
  return change(before, { status: "closed" }, record(QuestionClosed, about, occasion));
};

const said = (
  { reference: subject, person }: Contribution,
  definition: EntryDefinition<string, object>,
  occasion: Occasion,
): Entry => record(definition, { subject, person, data: {} }, occasion);

/** Publishes a closed question with the answers whose writers agreed, if whoever asked agreed to it. */
export const publishQuestion = (
  before: Contribution,
  occasion: Occasion,
): ContributionDecision | Refused<"not-closed" | "not-agreed"> => {
  if (before.status !== "closed") return refused("not-closed");
  if (before.mayPublish !== true) return refused("not-agreed");
  return change(before, { publishedAt: occasion.now }, said(before, QuestionPublished, occasion));
};
