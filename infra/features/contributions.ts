import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { onEntry } from "../constructs/on-entry.ts";

/** A member asks the others, and the team passes the question on. */
export const contributions = (scope: Construct, ground: Ground): void => {
  const feature = new Construct(scope, "Contributions");

  onEntry(feature, ground, "LetterApproved", {
    impact: "A member’s question that was approved is not passed on to the other members.",
    where: { kind: ["question-to-approve"] },
    fansOut: true,
  }).bindTable(["GetItem", "BatchGetItem", "PutItem"], ["by-subject"]);
};
