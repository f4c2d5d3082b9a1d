import { type CommitNeeds, wasCommitted } from "../journal/commit.ts";
import type { Given, ReUseChange } from "./commands.ts";
import { mergeReUses } from "./decide-merge.ts";
import { putMerged, readReUses, saveChange } from "./store.ts";

const MOST_TRIES = 6;

/** Makes two re-uses one, and gives the one that goes on. One read and one transaction. */
export const mergeInto = async (
  needs: CommitNeeds,
  { from, into }: { readonly from: string; readonly into: string },
  { occasion, once }: Given,
): Promise<ReUseChange> => {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const [first, second] = await readReUses(needs.table, [from, into]);
    if (first === undefined || second === undefined) return { refusal: "unknown" };
    const decision = mergeReUses(first, second, occasion);
    if ("refusal" in decision) return (await wasCommitted(needs.table, once)) ? { reUse: second } : decision;
    const saved = await saveChange<"changed">(needs, {
      once,
      writes: putMerged(
        { before: first, after: decision.from.reUse },
        { before: second, after: decision.into.reUse },
      ),
      entries: [...decision.from.entries, ...decision.into.entries],
      setTimers: [...decision.from.setTimers, ...decision.into.setTimers],
      cancelTimers: [...decision.from.cancelTimers, ...decision.into.cancelTimers],
    });
    if (saved.outcome !== "refused") return { reUse: decision.into.reUse };
  }
  return { refusal: "changed" };
};
