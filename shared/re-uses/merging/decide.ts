import type { Refused } from "../../journal/answer.ts";
import { type Occasion, record } from "../../journal/entry.ts";
import { atStage, decided, type ReUseDecision, stageEntries } from "../decide.ts";
import { ReUseMerged } from "../entries.ts";
import { restNews } from "../news/model.ts";
import { knownOf, type ReUse } from "../re-use.ts";
import { furtherOf } from "../stages.ts";

/** Two re-uses that turn out to be one: what becomes of the one that ends, and of the one that goes on. */
export interface MergeDecision {
  readonly from: ReUseDecision;
  readonly into: ReUseDecision;
}

const used = ({ item, project }: ReUse): readonly string[] =>
  [item?.reference, project?.reference].flatMap((one) => one ?? []);

/** Why two re-uses cannot be one. */
export type MergeRefusal = "same" | "merged" | "other-thing" | "other-organisation";

/** Why these two cannot be one, if they cannot: they are of different things, or of organisations that we know to be different. */
export const mergeRefusal = (from: ReUse, into: ReUse): MergeRefusal | null => {
  if (from.reference === into.reference) return "same";
  if (from.mergedInto !== undefined || into.mergedInto !== undefined) return "merged";
  if (from.item !== undefined && into.item !== undefined && from.item.reference !== into.item.reference)
    return "other-thing";
  if (!used(from).some((one) => used(into).includes(one))) return "other-thing";
  const [a, b] = [from.organisation.code, into.organisation.code];
  return a !== undefined && b !== undefined && a !== b ? "other-organisation" : null;
};

const earlier = (a: string | undefined, b: string | undefined): string | undefined =>
  [a, b].flatMap((date) => date ?? []).sort()[0];

/**
 * Makes two re-uses one. The one that goes on has the further stage, the earlier next contact, the benefits of both, and what it lacks of the other;
 * it may be named only if both may. Its questions for news go on; those of the other end, so nobody is asked twice.
 */
export const mergeReUses = (
  from: ReUse,
  into: ReUse,
  occasion: Occasion,
): MergeDecision | Refused<MergeRefusal> => {
  const refusal = mergeRefusal(from, into);
  if (refusal !== null) return { refusal };
  const stage = from.stage === "stopped" ? into.stage : furtherOf(into.stage, from.stage);
  const moved = atStage(into, stage, "desk", occasion);
  const gone: ReUse = {
    ...from,
    mergedInto: into.reference,
    news: from.news === undefined ? undefined : restNews(from.news),
  };
  const takesNews = into.news === undefined && into.contact === undefined;
  const kept: ReUse = {
    ...moved,
    item: into.item ?? from.item,
    project: into.project ?? from.project,
    organisation: knownOf(into.organisation, from.organisation),
    mayBeNamed: into.mayBeNamed && from.mayBeNamed,
    contact: into.contact ?? from.contact,
    owner: into.owner ?? from.owner,
    outcome: into.outcome ?? from.outcome,
    nextContactOn: stage === "stopped" ? undefined : earlier(into.nextContactOn, from.nextContactOn),
    benefits: [...into.benefits, ...from.benefits],
    told: [...into.told, ...from.told.filter((one) => into.told.every((other) => other.stage !== one.stage))],
    ...(takesNews ? { news: from.news } : {}),
    absorbed: [...into.absorbed, from.reference, ...from.absorbed],
  };
  const merged = record(ReUseMerged, { subject: from.reference, data: { into: into.reference } }, occasion);
  return {
    from: decided(from, gone, [merged], occasion),
    into: decided(into, kept, stageEntries(into, kept, occasion), occasion),
  };
};
