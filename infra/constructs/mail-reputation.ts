import { Duration } from "aws-cdk-lib";
import { Metric } from "aws-cdk-lib/aws-cloudwatch";
import type { Construct } from "constructs";
import type { AlarmTopic } from "./alarm-topic.ts";

const ofTheAccount = (metricName: string, label: string): Metric =>
  new Metric({ namespace: "AWS/SES", metricName, label, statistic: "Average", period: Duration.hours(1) });

/**
 * Mail that bounces, and mail that is complained of, as shares of all mail and by the measure SES itself uses: it
 * puts an account under review at `reviewedAt` and stops it at twice (bounces) or five times (complaints) as much.
 */
export const mailReputation = {
  bounces: { metric: ofTheAccount("Reputation.BounceRate", "bounced"), reviewedAt: 0.05 },
  complaints: { metric: ofTheAccount("Reputation.ComplaintRate", "complained of"), reviewedAt: 0.001 },
} as const;

/** Tells the operator well before SES puts the account under review. */
export const watchMailReputation = (scope: Construct, alarms: AlarmTopic): void => {
  const { bounces, complaints } = mailReputation;
  alarms.alarm(scope, "BouncesAlarm", {
    metric: bounces.metric,
    threshold: bounces.reviewedAt * 0.6,
    impact: "So much mail bounces that SES may soon stop all letters of the programme.",
    runbook: "The mail service",
  });
  alarms.alarm(scope, "ComplaintsAlarm", {
    metric: complaints.metric,
    threshold: complaints.reviewedAt * 0.6,
    impact: "So many people complain of our mail that SES may soon stop all letters of the programme.",
    runbook: "The mail service",
  });
};
