import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { putMerged, readReUses } from "../store.ts";
import { type MergeRefusal, mergeReUses } from "./decide.ts";

/** Makes two re-uses one: `from` ends and goes on in `into`. One read and one transaction. */
export const mergeInto = (
  needs: CommitNeeds,
  { from, into }: { readonly from: string; readonly into: string },
  command: Command,
): Promise<Changed<MergeRefusal | "unknown">> =>
  changeStored(needs, command, {
    read: async () => {
      const [first, second] = await readReUses(needs.table, [from, into]);
      return first === undefined || second === undefined ? undefined : { first, second };
    },
    decide: ({ first, second }) => mergeReUses(first, second, command.occasion),
    save: ({ first, second }, decision) => ({
      writes: putMerged(
        { before: first, after: decision.from.reUse },
        { before: second, after: decision.into.reUse },
      ),
      entries: [...decision.from.entries, ...decision.into.entries],
      setTimers: [...decision.from.setTimers, ...decision.into.setTimers],
      cancelTimers: [...decision.from.cancelTimers, ...decision.into.cancelTimers],
    }),
  });
