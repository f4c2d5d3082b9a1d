import { type CommitNeeds, wasCommitted } from "../journal/commit.ts";
import type { Occasion } from "../journal/entry.ts";
import { planningWith } from "./commands.ts";
import { type MergeRefusal, mergeEnquiries, separateEnquiries } from "./decide-merge.ts";
import { readWithTargets, saveBoth } from "./store.ts";

/** Two enquiries: the one that is merged or taken out again, and the one that leads. */
export interface Pair {
  readonly other: string;
  readonly kept: string;
}

/** What became of merging or separating. `changed`: others were quicker, several times. */
export type PairChanged =
  | { readonly done: true }
  | { readonly refusal: MergeRefusal | "changed" | "unknown" };

const MOST_TRIES = 3;

const changePair = async (
  needs: CommitNeeds,
  { other, kept }: Pair,
  { once, occasion }: { readonly once: string; readonly occasion: Occasion },
  decide: typeof mergeEnquiries,
): Promise<PairChanged> => {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const references = other === kept ? [kept] : [kept, other];
    const { enquiries, targets } = await readWithTargets(needs.table, references);
    const [leader, second = leader] = enquiries;
    if (leader === undefined || second === undefined) return { refusal: "unknown" };
    const decision = decide(second, leader, { occasion, planning: planningWith(targets) });
    if ("refusal" in decision) return (await wasCommitted(needs.table, once)) ? { done: true } : decision;
    const saved = await saveBoth(
      needs,
      [
        { before: leader, decision: decision.kept },
        { before: second, decision: decision.other },
      ],
      once,
    );
    if (saved.outcome !== "refused") return { done: true };
  }
  return { refusal: "changed" };
};

/** Merges one enquiry into another. The same request again is done. One read and one transaction, again when somebody changed one in between. */
export const mergePair = (
  needs: CommitNeeds,
  pair: Pair,
  made: { readonly once: string; readonly occasion: Occasion },
): Promise<PairChanged> => changePair(needs, pair, made, mergeEnquiries);

/** Takes a merge back. The same request again is done. One read and one transaction, again when somebody changed one in between. */
export const separatePair = (
  needs: CommitNeeds,
  pair: Pair,
  made: { readonly once: string; readonly occasion: Occasion },
): Promise<PairChanged> => changePair(needs, pair, made, separateEnquiries);
