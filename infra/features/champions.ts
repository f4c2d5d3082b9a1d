import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { onEntry } from "../constructs/on-entry.ts";

/** Members are asked to be champions, are for a year, and stay or are thanked. */
export const champions = (scope: Construct, ground: Ground): void => {
  const feature = new Construct(scope, "Champions");

  onEntry(feature, ground, "ChampionTermDue", {
    impact:
      "Champions are not told that their term ends, or it does not end on its day: they stay on the public page until it is replayed.",
  }).bindTable(["GetItem", "BatchGetItem", "PutItem", "DeleteItem"]);
};
