import { Duration, RemovalPolicy, Stack, type StackProps } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import { HttpApi, HttpStage, LogGroupLogDestination } from "aws-cdk-lib/aws-apigatewayv2";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import { AlarmTopic } from "../constructs/alarm-topic.ts";
import type { Assets } from "../constructs/assets.ts";
import type { Bundles } from "../constructs/bundles.ts";
import { Dashboard } from "../constructs/dashboard.ts";
import { watchGivenUp } from "../constructs/failing.ts";
import type { Ground } from "../constructs/ground.ts";
import { Queues } from "../constructs/queues.ts";
import { retentionDays } from "../constructs/service-function.ts";
import { watchPlatform } from "../constructs/watch-platform.ts";
import type { Environment } from "../environments.ts";
import type { DataStack } from "./data.ts";
import { CORE_FEATURES, FEATURE_STACKS } from "./feature-stacks.ts";

/** What the core stack is made of: where it runs, its code, and the kept data it stands on. */
export type CoreProps = StackProps & {
  readonly environment: Environment;
  readonly bundles: Bundles;
  readonly assets: Assets;
  readonly data: DataStack;
};

/**
 * What every feature needs: the API, the queues, the alarms, and the functions of the journal, the letters, the timers
 * and the failures. It can be deleted and made again from the code.
 */
export class CoreStack extends Stack {
  /** What the stacks of the features are built on. */
  readonly ground: Ground;

  constructor(scope: Construct, id: string, { environment, bundles, assets, data, ...props }: CoreProps) {
    super(scope, id, props);
    const alarms = new AlarmTopic(this, "Alarms", environment.alarmAddress);
    const queues = new Queues(this, "Queues", alarms);
    const api = this.#makeApi(environment, alarms);
    const { failures, letters, notices, news } = queues;
    this.ground = { environment, bundles, assets, data, api, alarms, failures, letters, notices, news };
    for (const feature of CORE_FEATURES) feature(this, this.ground);
    watchGivenUp(this, this.ground);
    watchPlatform(this, this.ground);
    new Dashboard(this, "Dashboard", {
      ground: this.ground,
      queues,
      groups: [{ name: "core", features: CORE_FEATURES }, ...FEATURE_STACKS],
    });
    // Exported whether or not a stack imports them: CloudFormation refuses to take back an export that is in use, so
    // a feature that stops to use one must not change this stack.
    for (const value of [failures.queueArn, alarms.topic.topicArn, api.apiId, api.apiEndpoint]) {
      this.exportValue(value);
    }
  }

  #makeApi(environment: Environment, alarms: AlarmTopic): HttpApi {
    const api = new HttpApi(this, "Api", { description: "Site and desk", createDefaultStage: false });
    new HttpStage(this, "ApiStage", {
      httpApi: api,
      stageName: "$default",
      autoDeploy: true,
      // Its refusal is a line of JSON that nothing can make a page of, so it comes after the firewall's and after Lambda's own limit,
      // whose refusal is a page; it is there against a bill.
      throttle: { rateLimit: 1000, burstLimit: 2000 },
      detailedMetricsEnabled: false,
      accessLogSettings: {
        destination: new LogGroupLogDestination(
          new LogGroup(this, "ApiLog", {
            retention: retentionDays(environment.logRetentionDays),
            removalPolicy: RemovalPolicy.DESTROY,
          }),
        ),
        // No path and no address: paths may hold a link's token, and an address is somebody's.
        format: AccessLogFormat.custom(
          JSON.stringify({
            requestId: "$context.requestId",
            time: "$context.requestTime",
            method: "$context.httpMethod",
            route: "$context.routeKey",
            status: "$context.status",
            latency: "$context.responseLatency",
            error: "$context.integrationErrorMessage",
          }),
        ),
      },
    });
    alarms.alarm(this, "ApiErrorsAlarm", {
      metric: api.metricServerError({ period: Duration.minutes(5), statistic: "Sum" }),
      threshold: 1,
      impact: "Visitors or the team meet error pages: what they entered is not taken.",
      runbook: "A page fails",
    });
    return api;
  }
}
