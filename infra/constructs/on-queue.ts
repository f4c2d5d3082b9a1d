import type { Duration } from "aws-cdk-lib";
import { EventSourceMapping } from "aws-cdk-lib/aws-lambda";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import type { Ground } from "./ground.ts";
import { ServiceFunction, type ServiceFunctionProps } from "./service-function.ts";
import { functionsOf } from "./source-names.ts";

/** A queue, and what the function that empties it does: its file is `queue-<name>.ts`. */
export type Messages = {
  readonly name: string;
  readonly queue: Queue;
  readonly batchSize: number;
  /** How many copies of the function may work at the same time; two at least. */
  readonly maxConcurrency: number;
  /** Waits up to this long for a fuller batch. */
  readonly maxBatchingWindow?: Duration;
};

/** A function that is handed a queue's messages and says which of them failed; those come again on their own. */
export const onQueue = (
  scope: Construct,
  ground: Ground,
  { name, queue, ...mapping }: Messages,
  props: ServiceFunctionProps,
): ServiceFunction => {
  const source = `${functionsOf(scope)}/queue-${name}.ts`;
  const worker = new ServiceFunction(scope, ground, source, props);
  worker.allow(["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"], [queue.queueArn]);
  new EventSourceMapping(worker, "Source", {
    target: worker.lambda,
    eventSourceArn: queue.queueArn,
    reportBatchItemFailures: true,
    ...mapping,
  });
  return worker;
};
