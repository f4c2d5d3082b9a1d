import { commit } from "../../shared/journal/commit.ts";
import type { Letter } from "../../shared/letters/letter.ts";
import type { Call } from "../../shared/problems/call.ts";
import type { Problem } from "../../shared/problems/problem.ts";
import { listProblems } from "../../shared/problems/store.ts";
import type { ReactionOccasion } from "../entry-points/entry.ts";
import type { Needs } from "../entry-points/needs.ts";

/**
 * Writes a letter to everybody whose draft for a call is not submitted, each in a transaction of its own that is named after the draft:
 * however often the entry comes and wherever it was cut off, nobody gets two.
 */
export const writeToUnfinished = async (
  needs: Needs,
  call: Call,
  occasion: ReactionOccasion,
  write: (problem: Problem) => Letter,
): Promise<void> => {
  for (const { problem } of await listProblems(needs.table, call.reference)) {
    if (problem.status !== "draft" || problem.carriedTo !== undefined) continue;
    await commit(needs, { once: `${occasion.once}:${problem.reference}`, letters: [write(problem)] });
  }
};
