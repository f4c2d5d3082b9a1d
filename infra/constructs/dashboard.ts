import { Duration, Stack } from "aws-cdk-lib";
import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import {
  Dashboard as CloudWatchDashboard,
  GraphWidget,
  type IMetric,
  type IWidget,
  SearchExpression,
  TextWidget,
} from "aws-cdk-lib/aws-cloudwatch";
import { Construct } from "constructs";
import { functionNamePrefix } from "../environments.ts";
import type { FeatureGroup } from "../stacks/feature-stacks.ts";
import type { Ground } from "./ground.ts";
import { mailReputation } from "./mail-reputation.ts";
import type { Queues } from "./queues.ts";
import { pascalCase } from "./service-function.ts";

const EVERY = { period: Duration.minutes(5) } as const;

/** What the dashboard shows: the core's own metrics, and the functions of each group of features. */
export type DashboardProps = {
  readonly ground: Ground;
  readonly queues: Queues;
  readonly groups: readonly FeatureGroup[];
};

/** One page that answers, from top to bottom: do visitors see errors, does mail go out, does anything wait, what failed. */
export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, { ground, queues, groups }: DashboardProps) {
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
        ...groups.map((group) => calls(ground, group)),
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

const mail = ({ letters, notices, news }: Queues): IWidget[] => [
  graph(
    "Letters, notices and news: waiting, and age of the oldest letter in seconds",
    [
      letters.metricApproximateNumberOfMessagesVisible({ ...EVERY, statistic: "Maximum", label: "letters" }),
      notices.metricApproximateNumberOfMessagesVisible({ ...EVERY, statistic: "Maximum", label: "notices" }),
      news.metricApproximateNumberOfMessagesVisible({ ...EVERY, statistic: "Maximum", label: "news" }),
    ],
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

/**
 * One line for each function whose name has one of `words` in it, or for every function. By search, because the
 * functions are in stacks that are deployed after this one: to name them would be a circle.
 */
const ofFunctions = (
  { environment }: Ground,
  { metricName, statistic, words = [] }: { metricName: string; statistic: string; words?: readonly string[] },
): SearchExpression => {
  const prefix = functionNamePrefix(environment).replace(/-$/, "");
  const anyOf = words.map((word) => `FunctionName=${word}`).join(" OR ");
  const terms = [
    `MetricName="${metricName}"`,
    `FunctionName=${prefix}`,
    ...(anyOf === "" ? [] : [`(${anyOf})`]),
  ];
  return new SearchExpression({
    expression: `SEARCH('{AWS/Lambda,FunctionName} ${terms.join(" ")}', '${statistic}', ${EVERY.period.toSeconds()})`,
    label: "",
    ...EVERY,
  });
};

const waiting = (ground: Ground, { failures, lastResort }: Queues): IWidget[] => {
  const often = { ...EVERY, statistic: "Maximum" };
  return [
    graph("Failures not yet recorded", [
      failures.metricApproximateNumberOfMessagesVisible({ ...often, label: "failures" }),
      lastResort.metricApproximateNumberOfMessagesVisible({ ...often, label: "last resort" }),
    ]),
    graph("Changes not yet read from the table's stream, milliseconds", [
      ofFunctions(ground, { metricName: "IteratorAge", statistic: "Maximum" }),
    ]),
    graph("Turned away for lack of capacity", [
      ofFunctions(ground, { metricName: "Throttles", statistic: "Sum" }),
    ]),
  ];
};

const calls = (ground: Ground, { name, features }: FeatureGroup): IWidget[] => {
  // A function's name holds the name of its construct, which begins with the feature's.
  const words = features.map((feature) => pascalCase(feature.name));
  const each = (metricName: string, statistic: string) =>
    ofFunctions(ground, { metricName, statistic, words });
  return [
    graph(`${name}: calls`, [each("Invocations", "Sum")]),
    graph(`${name}: errors`, [each("Errors", "Sum")]),
    graph(`${name}: milliseconds, 95 % within`, [each("Duration", "p95")]),
  ];
};
