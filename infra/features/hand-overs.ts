import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { onAnyEntry } from "../constructs/on-entry.ts";

/** What one of the team owned goes to a colleague, and back. */
export const handOvers = (scope: Construct, ground: Ground): void => {
  const feature = new Construct(scope, "HandOvers");

  onAnyEntry(
    feature,
    ground,
    { change: "hand-over-changed", entries: ["HandOverBegun", "HandOverTakenBack"] },
    {
      impact:
        "A hand-over stops where it is: the rest stays with who had it, and can be given from their page of what they own.",
      fansOut: true,
    },
  ).bindTable([
    "GetItem",
    "BatchGetItem",
    "Query",
    "PutItem",
    "UpdateItem",
    "DeleteItem",
    "ConditionCheckItem",
  ]);
};
