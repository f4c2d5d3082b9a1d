import { EventBus, Rule } from "aws-cdk-lib/aws-events";
import type { Construct } from "constructs";
import { failAsynchronously } from "./failure-path.ts";
import type { Ground } from "./ground.ts";
import { INCOMING_PREFIX } from "./mail-receipt.ts";
import { lambdaTarget } from "./on-entry.ts";
import { ServiceFunction, type ServiceFunctionProps } from "./service-function.ts";
import { functionsOf } from "./source-names.ts";

/** A function that is started for each mail that came in: `functions/<feature>/on-mail-received.ts`. S3 tells of it on the account's default bus. */
export const onIncomingMail = (
  scope: Construct,
  ground: Ground,
  props: ServiceFunctionProps,
): ServiceFunction => {
  const source = `${functionsOf(scope)}/on-mail-received.ts`;
  const receiver = new ServiceFunction(scope, ground, source, props);
  failAsynchronously(ground, receiver);
  new Rule(receiver, "Rule", {
    description: `Mail that came in -> ${source}`,
    eventBus: EventBus.fromEventBusName(receiver, "DefaultBus", "default"),
    eventPattern: {
      source: ["aws.s3"],
      detailType: ["Object Created"],
      detail: {
        bucket: { name: [ground.data.buckets.mail.bucketName] },
        object: { key: [{ prefix: INCOMING_PREFIX }] },
      },
    },
    targets: [lambdaTarget(ground, receiver)],
  });
  return receiver.allow(["s3:GetObject"], [ground.data.buckets.mail.arnForObjects(`${INCOMING_PREFIX}*`)]);
};
