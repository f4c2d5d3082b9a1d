import { Stack } from "aws-cdk-lib";
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import {
  ContextAttribute,
  Schedule,
  type ScheduleExpression,
  ScheduleTargetInput,
} from "aws-cdk-lib/aws-scheduler";
import type { Construct } from "constructs";
import { failAsynchronously, KEEP_TRYING } from "./failure-path.ts";
import type { Ground } from "./ground.ts";
import { ServiceFunction, type ServiceFunctionProps } from "./service-function.ts";
import { functionsOf } from "./source-names.ts";

/** A moment that comes again and again, and the function's file is named after: `at-night`. */
export type Moment = { readonly name: string; readonly schedule: ScheduleExpression };

/**
 * A function that runs at `moment`: `functions/<feature>/<name of the moment>.ts`. It is given
 * `{ scheduledAt }`, the instant it was meant to run at, which may be a minute before the one it runs at.
 */
export const onSchedule = (
  scope: Construct,
  ground: Ground,
  moment: Moment,
  props: ServiceFunctionProps,
): ServiceFunction => {
  const source = `${functionsOf(scope)}/${moment.name}.ts`;
  const task = new ServiceFunction(scope, ground, source, props);
  failAsynchronously(ground, task);
  const role = new Role(task, "ScheduleRole", {
    assumedBy: new ServicePrincipal("scheduler.amazonaws.com", {
      conditions: { StringEquals: { "aws:SourceAccount": Stack.of(task).account } },
    }),
    inlinePolicies: {
      rights: new PolicyDocument({
        statements: [
          new PolicyStatement({ actions: ["lambda:InvokeFunction"], resources: [task.lambda.functionArn] }),
          new PolicyStatement({ actions: ["sqs:SendMessage"], resources: [ground.failures.queueArn] }),
        ],
      }),
    },
  });
  new Schedule(task, "Schedule", {
    description: `${moment.name} -> ${source}`,
    schedule: moment.schedule,
    target: {
      bind: () => ({
        arn: task.lambda.functionArn,
        role,
        input: ScheduleTargetInput.fromObject({ scheduledAt: ContextAttribute.scheduledTime }),
        deadLetterConfig: { arn: ground.failures.queueArn },
        retryPolicy: { maximumEventAgeInSeconds: KEEP_TRYING.toSeconds(), maximumRetryAttempts: 20 },
      }),
    },
  });
  return task;
};
