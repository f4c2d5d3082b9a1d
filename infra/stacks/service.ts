import { CfnParameter, Duration, RemovalPolicy, Stack, type StackProps } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import { HttpApi, HttpStage, LogGroupLogDestination } from "aws-cdk-lib/aws-apigatewayv2";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import { AlarmTopic } from "../constructs/alarm-topic.ts";
import type { Assets } from "../constructs/assets.ts";
import type { Bundles } from "../constructs/bundles.ts";
import { Dashboard } from "../constructs/dashboard.ts";
import { FrontDoor } from "../constructs/front-door.ts";
import type { Ground } from "../constructs/ground.ts";
import { Queues } from "../constructs/queues.ts";
import { retentionDays } from "../constructs/service-function.ts";
import type { Environment } from "../environments.ts";
import { catalogue } from "../features/catalogue.ts";
import { enquiries } from "../features/enquiries.ts";
import { events } from "../features/events.ts";
import { exports } from "../features/exports.ts";
import { failures } from "../features/failures.ts";
import { followUps } from "../features/follow-ups.ts";
import { impactSurveys } from "../features/impact-surveys.ts";
import { journal } from "../features/journal.ts";
import { letters } from "../features/letters.ts";
import { links } from "../features/links.ts";
import { members } from "../features/members.ts";
import { organisations } from "../features/organisations.ts";
import { pages } from "../features/pages.ts";
import { problems } from "../features/problems.ts";
import { projects } from "../features/projects.ts";
import { reUses } from "../features/re-uses.ts";
import { reports } from "../features/reports.ts";
import { timers } from "../features/timers.ts";
import { weekNotes } from "../features/week-notes.ts";
import type { DataStack } from "./data.ts";

/** What the service stack is made of: where it runs, its code, and the kept data it stands on. */
export type ServiceProps = StackProps & {
  readonly environment: Environment;
  readonly bundles: Bundles;
  readonly assets: Assets;
  readonly data: DataStack;
};

/** Everything that can be thrown away and made again from the code. */
export class ServiceStack extends Stack {
  readonly functions: Ground["functions"];

  constructor(scope: Construct, id: string, { environment, bundles, assets, data, ...props }: ServiceProps) {
    super(scope, id, props);
    const alarms = new AlarmTopic(this, "Alarms", environment.alarmAddress);
    const queues = new Queues(this, "Queues", alarms);
    const api = this.#makeApi(environment, alarms);
    const functions: Ground["functions"] = [];
    const ground: Ground = {
      environment,
      bundles,
      assets,
      data,
      api,
      alarms,
      functions,
      failures: queues.failures,
      letters: queues.letters,
    };

    pages(this, ground);
    journal(this, ground);
    letters(this, ground);
    timers(this, ground);
    enquiries(this, ground);
    members(this, ground);
    events(this, ground);
    organisations(this, ground);
    problems(this, ground);
    projects(this, ground);
    followUps(this, ground);
    weekNotes(this, ground);
    reUses(this, ground);
    impactSurveys(this, ground);
    catalogue(this, ground);
    reports(this, ground);
    links(this, ground);
    exports(this, ground);
    // Last, because it may start all the others again.
    failures(this, ground);

    this.functions = functions;
    this.#openFrontDoor(environment, api, data);
    new Dashboard(this, "Dashboard", { ground, queues });
  }

  /** Certificate and firewall live in another region; infra/deploy.ts hands their names over as parameters. */
  #openFrontDoor(environment: Environment, api: HttpApi, data: DataStack): void {
    const given = (id: string, description: string): string =>
      new CfnParameter(this, id, { type: "String", description }).valueAsString;
    new FrontDoor(this, "FrontDoor", {
      environment,
      api,
      buckets: data.buckets,
      ...(environment.domain !== undefined && {
        certificateArn: given("CertificateArn", "The certificate of the site's domain, of the edge stack"),
      }),
      ...(environment.firewall && {
        webAclArn: given("WebAclArn", "The firewall before the site, of the edge stack"),
      }),
    });
  }

  #makeApi(environment: Environment, alarms: AlarmTopic): HttpApi {
    const api = new HttpApi(this, "Api", { description: "Site and desk", createDefaultStage: false });
    new HttpStage(this, "ApiStage", {
      httpApi: api,
      stageName: "$default",
      autoDeploy: true,
      throttle: { rateLimit: 200, burstLimit: 400 },
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
      threshold: 5,
      impact: "Visitors or the team meet error pages: what they entered is not taken.",
    });
    return api;
  }
}
