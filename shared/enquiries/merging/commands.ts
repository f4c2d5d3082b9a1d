import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { planningWith } from "../commands.ts";
import { pairSaving, readWithTargets } from "../store.ts";
import { mergeEnquiries, separateEnquiries } from "./decide.ts";

/** Two enquiries: the one that is merged or taken out again, and the one that leads. */
export interface Pair {
  readonly other: string;
  readonly kept: string;
}

const readPair = async ({ table }: CommitNeeds, { other, kept }: Pair) => {
  const references = other === kept ? [kept] : [kept, other];
  const { enquiries, targets } = await readWithTargets(table, references);
  const [leader, second = leader] = enquiries;
  return leader === undefined || second === undefined
    ? undefined
    : { leader, second, planning: planningWith(targets) };
};

type FoundPair = NonNullable<Awaited<ReturnType<typeof readPair>>>;

const savePair = (
  { leader, second }: FoundPair,
  { kept, other }: Exclude<ReturnType<typeof mergeEnquiries>, { readonly refusal: string }>,
) => pairSaving({ before: leader, decision: kept }, { before: second, decision: other });

/** Merges one enquiry into another. One read and one transaction. */
export const mergePair = (
  needs: CommitNeeds,
  pair: Pair,
  command: Command,
): Promise<Changed<"itself" | "merged" | "leads-others" | "unknown">> =>
  changeStored(needs, command, {
    read: () => readPair(needs, pair),
    decide: ({ leader, second, planning }) =>
      mergeEnquiries(second, leader, { occasion: command.occasion, planning }),
    save: savePair,
  });

/** Takes a merge back. One read and one transaction. */
export const separatePair = (
  needs: CommitNeeds,
  pair: Pair,
  command: Command,
): Promise<Changed<"not-merged-here" | "unknown">> =>
  changeStored(needs, command, {
    read: () => readPair(needs, pair),
    decide: ({ leader, second, planning }) =>
      separateEnquiries(second, leader, { occasion: command.occasion, planning }),
    save: savePair,
  });
