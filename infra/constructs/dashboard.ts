import { Duration, Stack } from "aws-cdk-lib";
import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import {
  Dashboard as CloudWatchDashboard,
  GraphWidget,
  type IMetric,
  type IWidget,
  TextWidget,
} from "aws-cdk-lib/aws-cloudwatch";
import { Construct } from "constructs";
import type { Ground } from "./ground.ts";
import { mailReputation } from "./mail-reputation.ts";
import type { Queues } from "./queues.ts";
import type { ServiceFunction } from "./service-function.ts";

const EVERY = { period: Duration.minutes(5) } as const;

const featureOf = ({ source }: ServiceFunction): string =>
  (source.split("/")[1] ?? source).replace(/\.ts$/, "");

/** One page that answers, from top to bottom: do visitors see errors, does mail go out, does anything wait, what failed. */
export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, { ground, queues }: { ground: Ground; queues: Queues }) {
    super(scope, id);
    const { environment } = ground;
    new CloudWatchDashboard(this, "Page", {
      dashboardName: `${Stack.of(this).stackName}`,
      defaultInterval: Duration.days(1),
      widgets: [
        [
          new TextWidget({
            markdown: `# ${environment.programmeName}\n[Site](${environment.siteUrl}) · [Desk](${environment.siteUrl}/desk) · [Failures](${environment.siteUrl}/desk/failures)`,
            width: 24,
            height: 2,
          }),
        ],
        requests(ground.api),
        mail(queues),
        waiting(ground, queues),
        ...perFeature(ground.functions),
      ],
    });
  }
}

const graph = (title: string, left: IMetric[], right: IMetric[] = [], width = 8): GraphWidget =>
  new GraphWidget({ title, left, right, width, height: 6 });

const requests = (api: HttpApi): IWidget[] => [
  graph("Requests", [api.metricCount({ ...EVERY, label: "requests" })]),
  graph("Requests refused or failed", [
    api.metricClientError({ ...EVERY, label: "refused (4xx)" }),
    api.metricServerError({ ...EVERY, label: "failed (5xx)" }),
  ]),
  graph("Time to answer, milliseconds", [
    api.metricLatency({ ...EVERY, statistic: "p50", label: "half within" }),
    api.metricLatency({ ...EVERY, statistic: "p95", label: "95 % within" }),
  ]),
];

const mail = ({ letters }: Queues): IWidget[] => [
  graph(
    "Letters: waiting, and age of the oldest in seconds",
    [letters.metricApproximateNumberOfMessagesVisible({ ...EVERY, statistic: "Maximum", label: "waiting" })],
    [letters.metricApproximateAgeOfOldestMessage({ ...EVERY, statistic: "Maximum", label: "oldest" })],
  ),
  new GraphWidget({
    title: "Bounced, of all mail",
    left: [mailReputation.bounces.metric],
    leftAnnotations: [{ value: mailReputation.bounces.reviewedAt, label: "SES reviews" }],
    width: 8,
  }),
  new GraphWidget({
    title: "Complained of, of all mail",
    left: [mailReputation.complaints.metric],
    leftAnnotations: [{ value: mailReputation.complaints.reviewedAt, label: "SES reviews" }],
    width: 8,
  }),
];

const waiting = ({ functions }: Ground, { failures, lastResort }: Queues): IWidget[] => {
  const often = { ...EVERY, statistic: "Maximum" };
  const readers = functions.filter(({ source }) => source.includes("/stream-"));
  return [
    graph("Failures not yet recorded", [
      failures.metricApproximateNumberOfMessagesVisible({ ...often, label: "failures" }),
      lastResort.metricApproximateNumberOfMessagesVisible({ ...often, label: "last resort" }),
    ]),
    graph(
      "Changes not yet read from the table's stream, milliseconds",
      readers.map(({ lambda, node }) => lambda.metric("IteratorAge", { ...often, label: node.id })),
    ),
    graph(
      "Turned away for lack of capacity",
      functions.map(({ lambda, node }) => lambda.metricThrottles({ ...EVERY, label: node.id })),
    ),
  ];
};

const perFeature = (functions: readonly ServiceFunction[]): IWidget[][] => {
  const features = Map.groupBy(functions, featureOf);
  return [...features].map(([feature, members]) => [
    graph(
      `${feature}: calls`,
      members.map(({ lambda, node }) => lambda.metricInvocations({ ...EVERY, label: node.id })),
    ),
    graph(
      `${feature}: errors`,
      members.map(({ lambda, node }) => lambda.metricErrors({ ...EVERY, label: node.id })),
    ),
    graph(
      `${feature}: milliseconds, 95 % within`,
      members.map(({ lambda, node }) =>
        lambda.metricDuration({ ...EVERY, statistic: "p95", label: node.id }),
      ),
    ),
  ]);
};
