import { Duration, Lazy } from "aws-cdk-lib";
import { Metric } from "aws-cdk-lib/aws-cloudwatch";
import { FilterPattern, type ILogGroup, MetricFilter } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { GIVEN_UP } from "../../shared/platform/given-up.ts";
import type { Environment } from "../environments.ts";
import type { Ground } from "./ground.ts";

/**
 * How a function is watched. `page`: the first error is one too many, as its visitor does not try three times. `messages`: of a queue or the stream, it tells
 * by a line of its log which of them failed, and they come again. `calls`: it is called three times before its work is given up.
 */
export type Watch = "page" | "messages" | "calls";

// Lambda's own line at the end of a call ("JSON log format for system logs"): success, or error, failure, timeout.
const FAILED_CALL = '($.type = "platform.report" && $.record.status != "success")';
const PATTERNS: Readonly<Record<Watch, string>> = {
  page: `{ ($.level = "ERROR") || ${FAILED_CALL} }`,
  messages: `{ ($.level = "ERROR") || ${FAILED_CALL} }`,
  calls: `{ ${FAILED_CALL} }`,
};

const namespaceOf = ({ name }: Environment): string => `Convenor/${name}`;

/** What a line of a log counts as, by its metric. No line, no value: so these metrics cost next to nothing as long as all is well. */
const counted = (environment: Environment, metricName: string, period: Duration): Metric =>
  new Metric({ namespace: namespaceOf(environment), metricName, statistic: "Sum", period });

/** Counts the lines of a log that match. */
const countLines = (
  scope: Construct,
  id: string,
  environment: Environment,
  { logGroup, pattern, metricName }: { logGroup: ILogGroup; pattern: string; metricName: string },
): void => {
  new MetricFilter(scope, id, {
    logGroup,
    filterPattern: FilterPattern.literal(pattern),
    metricNamespace: namespaceOf(environment),
    metricName,
    metricValue: "1",
  });
};

/** A function to be watched: where it is, what it writes to, and what breaks for whom when it fails. */
export type Watched = {
  readonly construct: Construct;
  readonly logGroup: ILogGroup;
  readonly impact: string;
  readonly watch: Watch;
};

/** The alarm of a feature's functions: one for all, with the sentence of each. */
class FeatureAlarm extends Construct {
  readonly metricName: string;
  readonly #impacts: string[] = [];

  constructor(feature: Construct, { environment, alarms }: Ground) {
    super(feature, "Failing");
    this.metricName = `${feature.node.id}Failed`;
    alarms.alarm(this, "Alarm", {
      metric: counted(environment, this.metricName, Duration.minutes(15)),
      threshold: 3,
      impact: Lazy.string({
        produce: () =>
          `${feature.node.id}: work failed three times in 15 minutes; the log says which of these. ${this.#impacts.join(" ")}`,
      }),
      runbook: "Work fails again and again",
    });
  }

  static of(feature: Construct, ground: Ground): FeatureAlarm {
    const made = feature.node.tryFindChild("Failing");
    return made instanceof FeatureAlarm ? made : new FeatureAlarm(feature, ground);
  }

  add(impact: string): void {
    this.#impacts.push(impact);
  }
}

/**
 * Watches a function by its log: pages by an alarm of their own, at the first error; all others by that of the feature that they belong to, at the third within
 * 15 minutes.
 */
export const watchFunction = (
  feature: Construct,
  ground: Ground,
  { construct, logGroup, impact, watch }: Watched,
): void => {
  const { environment, alarms } = ground;
  const pattern = PATTERNS[watch];
  if (watch === "page") {
    const metricName = `${construct.node.id}Failed`;
    countLines(construct, "Failed", environment, { logGroup, pattern, metricName });
    alarms.alarm(construct, "Alarm", {
      metric: counted(environment, metricName, Duration.minutes(5)),
      threshold: 1,
      impact,
      runbook: "A page fails",
    });
    return;
  }
  const alarm = FeatureAlarm.of(feature, ground);
  alarm.add(impact);
  countLines(construct, "Failed", environment, { logGroup, pattern, metricName: alarm.metricName });
};

const GIVEN_UP_METRIC = "GivenUp";

/** Counts what this function's log says was given up: letters that will not go out, work that nobody tries again. */
export const countGivenUp = (construct: Construct, { environment }: Ground, logGroup: ILogGroup): void => {
  countLines(construct, "GivenUp", environment, {
    logGroup,
    pattern: `{ $.alarm = "${GIVEN_UP}" }`,
    metricName: GIVEN_UP_METRIC,
  });
};

/** Tells of the first thing that was given up. */
export const watchGivenUp = (scope: Construct, { environment, alarms }: Ground): void => {
  alarms.alarm(scope, "GivenUpAlarm", {
    metric: counted(environment, GIVEN_UP_METRIC, Duration.minutes(5)),
    threshold: 1,
    happens: true,
    impact:
      "Something failed for good: a letter, or what should follow from something that somebody did. It waits at the desk under Failures, or at the letter, until somebody does it again or sets it aside.",
    runbook: "Work was given up",
  });
};
