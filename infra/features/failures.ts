import { Construct } from "constructs";
import type { Ground } from "../constructs/ground.ts";
import { onEntry } from "../constructs/on-entry.ts";
import { onQueue } from "../constructs/on-queue.ts";
import { QUEUE_TIMEOUT } from "../constructs/queues.ts";

/** What failed for good is recorded, shown at the desk, and started again when somebody there asks for it. */
export const failures = (scope: Construct, ground: Ground): void => {
  const feature = new Construct(scope, "Failures");

  onQueue(
    feature,
    ground,
    {
      name: "record-failure",
      queues: [{ id: "Source", queue: ground.failures, maxConcurrency: 2, batchSize: 10 }],
    },
    {
      impact:
        "Failures are not shown at the desk and cannot be replayed; they wait in their queue for 14 days.",
      timeout: QUEUE_TIMEOUT,
    },
  )
    .countGivenUp()
    .bindTable(["PutItem", "UpdateItem"]);

  onEntry(feature, ground, "FailureReplayRequested", {
    impact: "Failures that the team asked to replay were not replayed; they can be asked for again.",
  })
    .bindTable(["GetItem", "BatchGetItem", "PutItem"], ["by-list"])
    .bindLettersQueues("SendMessage")
    .bindReplay();
};
