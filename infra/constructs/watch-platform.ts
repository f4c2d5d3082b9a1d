import { Duration } from "aws-cdk-lib";
import { type IMetric, MathExpression, Metric } from "aws-cdk-lib/aws-cloudwatch";
import type { Construct } from "constructs";
import { sumOver } from "./alarm-topic.ts";
import type { Ground } from "./ground.ts";

const FIVE_MINUTES = Duration.minutes(5);
/** Seven tenths of what the runbook asks AWS for. */
const MANY_AT_ONCE = 700;
const INDEXES = ["by-subject", "by-person", "by-list"] as const;

const ofAccount = (namespace: string, metricName: string, statistic: string): Metric =>
  new Metric({ namespace, metricName, statistic, period: FIVE_MINUTES });

const ofTable = (metricName: string, tableName: string, index?: string): Metric =>
  new Metric({
    namespace: "AWS/DynamoDB",
    metricName,
    dimensionsMap: {
      TableName: tableName,
      ...(index !== undefined && { GlobalSecondaryIndexName: index }),
    },
    ...sumOver(FIVE_MINUTES),
  });

/** All that DynamoDB turned away: a write that an index is too slow for counts as the index's. */
const throttled = (tableName: string): MathExpression => {
  const metrics: Record<string, IMetric> = {
    reads: ofTable("ReadThrottleEvents", tableName),
    writes: ofTable("WriteThrottleEvents", tableName),
  };
  for (const [nth, index] of INDEXES.entries())
    metrics[`index${nth}`] = ofTable("WriteThrottleEvents", tableName, index);
  return new MathExpression({ expression: "SUM(METRICS())", usingMetrics: metrics, period: FIVE_MINUTES });
};

/** Watches what belongs to no function of ours: what the account may run at once, the table, the bus, and what the mail service will not take. */
export const watchPlatform = (scope: Construct, { alarms, data }: Ground): void => {
  alarms.alarm(scope, "ConcurrencyAlarm", {
    metric: ofAccount("AWS/Lambda", "ConcurrentExecutions", "Maximum"),
    threshold: MANY_AT_ONCE,
    impact:
      "So many functions run at once that AWS will soon turn some away: visitors would meet error pages, letters and reminders would be late.",
    runbook: "The account is at its limits",
  });
  alarms.alarm(scope, "ThrottlesAlarm", {
    metric: ofAccount("AWS/Lambda", "Throttles", "Sum"),
    threshold: 1,
    impact:
      "AWS turned calls of functions away, because too many run at once: visitors meet error pages; what happens behind the pages is late, and is done.",
    runbook: "The account is at its limits",
  });
  alarms.alarm(scope, "TableThrottlesAlarm", {
    metric: throttled(data.table.tableName),
    threshold: 10,
    impact: "The table turns requests away: pages are slow or fail, and letters are late.",
    runbook: "The table",
  });
  alarms.alarm(scope, "NotHandedOverAlarm", {
    // Only rules that fail have this metric, and a query looks for it among all of them.
    metric: new MathExpression({
      expression: 'SELECT SUM(FailedInvocations) FROM "AWS/Events"',
      usingMetrics: {},
      period: FIVE_MINUTES,
    }),
    threshold: 1,
    happens: true,
    impact:
      "The bus could not hand something over to the function that should react to it. It is in the failures queue and waits at the desk under Failures.",
    runbook: "Work was given up",
  });
  alarms.alarm(scope, "MailRefusedAlarm", {
    metric: ofAccount("AWS/SES", "Reject", "Sum"),
    threshold: 1,
    happens: true,
    impact: "SES took a letter of ours and then refused to send it, because it found a virus in it.",
    runbook: "The mail service",
  });
};
