import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import type { Environment } from "../environments.ts";
import type { DataStack } from "../stacks/data.ts";
import type { AlarmTopic } from "./alarm-topic.ts";
import type { Assets } from "./assets.ts";
import type { Bundles } from "./bundles.ts";

/** What every feature stands on: where it runs, the code, the kept data, the queues and who is told of trouble. */
export type Ground = {
  readonly environment: Environment;
  readonly bundles: Bundles;
  readonly assets: Assets;
  readonly data: DataStack;
  readonly api: HttpApi;
  /** Everything that failed for good, of all functions; a function records each message in the table. */
  readonly failures: Queue;
  /** One message per letter to be sent. */
  readonly letters: Queue;
  /** The same for notices to the team, which are gathered for up to a minute. */
  readonly notices: Queue;
  /** The same for news, which may wait. */
  readonly news: Queue;
  readonly alarms: AlarmTopic;
};
