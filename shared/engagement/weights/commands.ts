import { refused, UNCHANGED } from "../../journal/answer.ts";
import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { record } from "../../journal/entry.ts";
import { readWeights, weightsWrites } from "../store.ts";
import { WeightsChanged } from "./entries.ts";
import { changesOf, type Weights } from "./model.ts";

/** The weights that somebody of the team wants, why, and the version that they saw. */
export interface WantedWeights {
  readonly weights: Weights;
  readonly why: string;
  readonly version: number;
  readonly by: string;
}

/** Saves a version of the weights. Refused as `changed` when another was saved since the one that was seen. One read and one transaction. */
export const saveWeights = (
  needs: CommitNeeds,
  { weights, why, version, by }: WantedWeights,
  { once, occasion }: Command,
): Promise<Changed<"changed">> =>
  changeStored(
    needs,
    { once },
    {
      read: () => readWeights(needs.table),
      decide: (current) => {
        if (current.version !== version) return refused("changed");
        const changes = changesOf(current.weights, weights);
        if (changes.length === 0) return UNCHANGED;
        const saved = { version: version + 1, weights: { ...weights }, at: occasion.now, by, why };
        const data = { version: saved.version, changes: [...changes] };
        return {
          saved,
          entries: [record(WeightsChanged, { subject: "engagement-weights", data }, occasion)],
        };
      },
      save: (_current, { saved, entries }) => ({ writes: weightsWrites(saved), entries }),
    },
  );
