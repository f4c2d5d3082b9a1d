import type { Duration } from "aws-cdk-lib";
import { EventSourceMapping } from "aws-cdk-lib/aws-lambda";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import type { Ground } from "./ground.ts";
import { ServiceFunction, type ServiceFunctionProps } from "./service-function.ts";
import { functionsOf } from "./source-names.ts";

/** A queue that a function empties. */
export type EmptiedQueue = {
  readonly id: string;
  readonly queue: Queue;
  /** How many copies of the function may work on it at the same time; two at least. */
  readonly maxConcurrency: number;
  readonly batchSize: number;
  /** Waits up to this long for a fuller batch. */
  readonly maxBatchingWindow?: Duration;
};

/** Which queues a function empties: its file is `queue-<name>.ts`. */
export type Messages = {
  readonly name: string;
  readonly queues: readonly EmptiedQueue[];
};

/** A function that is handed the messages of its queues and says which of them failed; those come again on their own. */
export const onQueue = (
  scope: Construct,
  ground: Ground,
  { name, queues }: Messages,
  props: ServiceFunctionProps,
): ServiceFunction => {
  const source = `${functionsOf(scope)}/queue-${name}.ts`;
  const worker = new ServiceFunction(scope, ground, source, { ...props, watch: "messages" });
  worker.allow(
    ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
    queues.map(({ queue }) => queue.queueArn),
  );
  for (const { id, queue, ...mapping } of queues)
    new EventSourceMapping(worker, id, {
      target: worker.lambda,
      eventSourceArn: queue.queueArn,
      reportBatchItemFailures: true,
      ...mapping,
    });
  return worker;
};
