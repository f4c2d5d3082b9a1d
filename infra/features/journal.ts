import { Duration } from "aws-cdk-lib";
import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { onEntry } from "../constructs/on-entry.ts";
import { onStream } from "../constructs/on-stream.ts";

/** The journal leaves the table by its stream, and only by it. */
export const journal = (scope: Construct, ground: Ground): void => {
  const feature = new Construct(scope, "Journal");

  onStream(
    feature,
    ground,
    { name: "publish-entries", eventName: ["INSERT"], keyPrefix: "JOURNAL#" },
    {
      impact:
        "What happens is recorded but nothing reacts to it: no letters, no waiting list moves, no follow-ups.",
      timeout: Duration.seconds(30),
    },
  ).bindBus();

  onEntry(feature, ground, "RepublishRequested", {
    impact: "Entries that an operator asked to publish again were not, so what missed them still lacks them.",
    fansOut: true,
    timeout: Duration.minutes(15),
  })
    .bindTable(["Query", "BatchGetItem", "PutItem"])
    .bindBus();
};
