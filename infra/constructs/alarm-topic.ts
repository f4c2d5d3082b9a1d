import { Duration, Stack } from "aws-cdk-lib";
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Construct } from "constructs";

/** The sections of the runbook that an alarm can point to: docs/runbooks/alarms.md has each as a heading. */
export const RUNBOOK_SECTIONS = [
  "A page fails",
  "Work fails again and again",
  "Work was given up",
  "Something waits",
  "The mail service",
  "The table",
  "Nothing happens any more",
  "The account is at its limits",
  "The front door",
] as const;

/** What every alarm says: what breaks for whom, and where the operator reads on. */
type AlarmText = {
  /** What breaks for whom; the operator reads it in the mail. */
  readonly impact: string;
  /** The section of docs/runbooks/alarms.md that says what to do. */
  readonly runbook: (typeof RUNBOOK_SECTIONS)[number];
};

/** When an alarm goes off, and the sentence that says what it means for whom. */
export type AlarmRule = AlarmText & {
  readonly metric: IMetric;
  /** The alarm goes off at this value and above; with `below`, under it. */
  readonly threshold: number;
  readonly below?: true;
  /** How many periods of the metric in a row; one unless told. */
  readonly periods?: number;
  /**
   * What it means that there is no value: `quiet` (unless told), all is well; `silent`, what should be heard is not; `unchanged`, nothing new is known.
   */
  readonly noValue?: "quiet" | "silent" | "unchanged";
  /** Whether it tells of something that happened, and not of a state that ends: then there is no mail that it is over. */
  readonly happens?: true;
};

/** What must be heard of, how often at least, and what it means when it is not. */
export type SilenceRule = AlarmText & {
  /** Counts what must happen. */
  readonly metric: IMetric;
  /** The alarm goes off when nothing was counted for so long: up to a day in periods of five minutes, up to a week in hours. */
  readonly within: Duration;
};

const MISSING = {
  quiet: TreatMissingData.NOT_BREACHING,
  silent: TreatMissingData.BREACHING,
  unchanged: TreatMissingData.IGNORE,
} as const;

/** The text of an alarm: its mail has nothing else that a person can act on. */
export const alarmText = ({ impact, runbook }: AlarmText): string =>
  `${impact} What to do: docs/runbooks/alarms.md, "${runbook}".`;

/** The one place alarms go to: a topic that mails the operator. */
export class AlarmTopic extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, address: string) {
    super(scope, id);
    this.topic = new Topic(this, "Topic", { displayName: "Convenor alarms", enforceSSL: true });
    this.topic.addSubscription(new EmailSubscription(address));
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        sid: "AlarmsOfThisAccount",
        principals: [new ServicePrincipal("cloudwatch.amazonaws.com")],
        actions: ["sns:Publish"],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { "aws:SourceAccount": Stack.of(this).account } },
      }),
    );
  }

  /** Makes an alarm that tells the operator when it goes off, and when it is over. */
  alarm(scope: Construct, id: string, rule: AlarmRule): Alarm {
    const alarm = new Alarm(scope, id, {
      metric: rule.metric,
      threshold: rule.threshold,
      evaluationPeriods: rule.periods ?? 1,
      comparisonOperator:
        rule.below === true
          ? ComparisonOperator.LESS_THAN_THRESHOLD
          : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: MISSING[rule.noValue ?? "quiet"],
      alarmDescription: alarmText(rule),
    });
    const action = new SnsAction(this.topic);
    alarm.addAlarmAction(action);
    if (rule.happens !== true) alarm.addOkAction(action);
    return alarm;
  }

  /**
   * Makes an alarm that goes off when nothing was counted for so long. CloudWatch looks further back than that for values where some are missing, so what is
   * missing counts as nothing; before there was ever a value it is missing, which is alarming, too.
   */
  silence(scope: Construct, id: string, { metric, within, ...text }: SilenceRule): Alarm {
    const period = within.toMinutes() > 24 * 60 ? Duration.hours(1) : Duration.minutes(5);
    return this.alarm(scope, id, {
      ...text,
      metric: new MathExpression({
        expression: "FILL(counted, 0)",
        usingMetrics: { counted: metric },
        label: "counted",
        period,
      }),
      threshold: 1,
      below: true,
      periods: within.toMinutes() / period.toMinutes(),
      noValue: "silent",
    });
  }
}

/** Options for a metric summed over `period`. */
export const sumOver = (period: Duration): { period: Duration; statistic: string } => ({
  period,
  statistic: "Sum",
});
