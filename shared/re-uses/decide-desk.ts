import { UNCHANGED } from "../journal/answer.ts";
import { type Occasion, record } from "../journal/entry.ts";
import { isOver } from "../platform/wall-clock.ts";
import { atStage, decided, type ReUseAnswer, stageEntries } from "./decide.ts";
import { ReUseBenefitReported, ReUseChanged } from "./entries.ts";
import { benefitOf } from "./news/decide.ts";
import { agreeToNews, endNews, restNews } from "./news/model.ts";
import type { Benefit, News, ReUse } from "./re-use.ts";
import type { Stage } from "./stages.ts";

/** What the team may set of a re-use. */
export interface ReUseFacts {
  readonly owner: string | undefined;
  readonly nextContactOn: string | undefined;
  readonly outcome: string | undefined;
  readonly mayBeNamed: boolean;
  readonly contact: string | undefined;
  /** Whether the contact agreed to be asked for news. */
  readonly mayBeAsked: boolean;
}

/** What the team can set, as it is. */
export const factsOf = (reUse: ReUse): ReUseFacts => ({
  owner: reUse.owner,
  nextContactOn: reUse.nextContactOn,
  outcome: reUse.outcome,
  mayBeNamed: reUse.mayBeNamed,
  contact: reUse.contact,
  mayBeAsked: reUse.news !== undefined && reUse.news.off === undefined,
});

const newsAfter = ({ news, stage }: ReUse, agreed: boolean, { now }: Occasion): News | undefined => {
  if (!agreed) return news === undefined ? undefined : endNews(news);
  const next = agreeToNews(news, now);
  return stage === "stopped" ? restNews(next) : next;
};

const isSame = (one: ReUseFacts, other: ReUseFacts): boolean =>
  one.owner === other.owner &&
  one.nextContactOn === other.nextContactOn &&
  one.outcome === other.outcome &&
  one.mayBeNamed === other.mayBeNamed &&
  one.contact === other.contact &&
  one.mayBeAsked === other.mayBeAsked;

const withFacts = (before: ReUse, facts: ReUseFacts, occasion: Occasion): ReUse => {
  if (isSame(factsOf(before), facts)) return before;
  const { contact, mayBeAsked, ...others } = facts;
  const agreed = mayBeAsked && contact !== undefined;
  return { ...before, ...others, contact, news: newsAfter(before, agreed, occasion) };
};

/** What the team says of a re-use with one press of *Save*: what it may set, and how far the organisation has come. */
export interface ReUseSaved {
  readonly facts: ReUseFacts;
  readonly stage: Stage;
}

/** Saves what the team says. The questions for news begin when the contact agrees to them, and are not asked without one. */
export const saveReUse = (
  before: ReUse,
  { facts, stage }: ReUseSaved,
  occasion: Occasion,
): ReUseAnswer<"merged" | "in-the-past"> => {
  if (before.mergedInto !== undefined) return { refusal: "merged" };
  if (isOver(facts.nextContactOn, { now: occasion.now, before: before.nextContactOn }))
    return { refusal: "in-the-past" };
  const told = withFacts(before, facts, occasion);
  const after = atStage(told, stage, "desk", occasion);
  if (after === before) return UNCHANGED;
  const changed =
    told === before ? [] : [record(ReUseChanged, { subject: before.reference, data: {} }, occasion)];
  return decided(before, after, [...changed, ...stageEntries(before, after, occasion)], occasion);
};

/** Puts a re-use into other hands. */
export const giveReUse = (
  before: ReUse,
  owner: string | undefined,
  occasion: Occasion,
): ReUseAnswer<"merged"> => {
  if (before.mergedInto !== undefined) return { refusal: "merged" };
  if (before.owner === owner) return UNCHANGED;
  const entry = record(ReUseChanged, { subject: before.reference, data: {} }, occasion);
  return decided(before, { ...before, owner }, [entry], occasion);
};

/** Writes down a benefit that the organisation told the team of. */
export const reportBenefit = (
  before: ReUse,
  said: Pick<Benefit, "what" | "since" | "amount">,
  occasion: Occasion,
): ReUseAnswer<"merged"> => {
  if (before.mergedInto !== undefined) return { refusal: "merged" };
  const after = { ...before, benefits: [...before.benefits, benefitOf(said, occasion)] };
  const entry = record(ReUseBenefitReported, { subject: before.reference, data: {} }, occasion);
  return decided(before, after, [entry], occasion);
};
