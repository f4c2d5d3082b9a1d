import { Duration } from "aws-cdk-lib";
import type { DestinationConfig, EventInvokeConfigOptions, IEventSourceDlq } from "aws-cdk-lib/aws-lambda";
import type { Ground } from "./ground.ts";
import type { ServiceFunction } from "./service-function.ts";

/** How long a trigger keeps trying to hand over what it has before that ends in the failures queue. */
export const KEEP_TRYING = Duration.hours(6);

/**
 * Sends what `target` fails on three times, or does not take within six hours, to the failures queue. Lambda puts
 * it there with the rights of the function's own role.
 */
export const failAsynchronously = (ground: Ground, target: ServiceFunction): void => {
  target.allow(["sqs:SendMessage"], [ground.failures.queueArn]);
  const options: EventInvokeConfigOptions = {
    retryAttempts: 2,
    maxEventAge: KEEP_TRYING,
    onFailure: { bind: (): DestinationConfig => ({ destination: ground.failures.queueArn }) },
  };
  target.lambda.configureAsyncInvoke(options);
};

/** The same queue as the last stop of a stream: it gets the place of the records, which stay readable for 24 hours. */
export const failedRecords = (ground: Ground, target: ServiceFunction): IEventSourceDlq => {
  target.allow(["sqs:SendMessage"], [ground.failures.queueArn]);
  return { bind: () => ({ destination: ground.failures.queueArn }) };
};
