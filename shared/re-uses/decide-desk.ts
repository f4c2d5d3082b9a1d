import { UNCHANGED } from "../journal/answer.ts";
import { type Occasion, record } from "../journal/entry.ts";
import { isOver } from "../platform/wall-clock.ts";
import { decided, type ReUseAnswer } from "./decide.ts";
import { ReUseBenefitReported, ReUseChanged } from "./entries.ts";
import { benefitOf } from "./news/decide.ts";
import { agreeToNews, endNews, restNews } from "./news/model.ts";
import type { Benefit, News, ReUse } from "./re-use.ts";

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

/** Sets what the team may set. The questions for news begin when the contact agrees to them, and are not asked without one. */
export const changeFacts = (
  before: ReUse,
  facts: ReUseFacts,
  occasion: Occasion,
): ReUseAnswer<"merged" | "in-the-past"> => {
  if (before.mergedInto !== undefined) return { refusal: "merged" };
  if (JSON.stringify(factsOf(before)) === JSON.stringify(facts)) return UNCHANGED;
  if (isOver(facts.nextContactOn, { now: occasion.now, before: before.nextContactOn }))
    return { refusal: "in-the-past" };
  const { contact, mayBeAsked, ...others } = facts;
  const agreed = mayBeAsked && contact !== undefined;
  const after: ReUse = {
    ...before,
    ...others,
    contact,
    news: newsAfter(before, agreed, occasion),
  };
  return decided(
    before,
    after,
    [record(ReUseChanged, { subject: before.reference, data: {} }, occasion)],
    occasion,
  );
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
