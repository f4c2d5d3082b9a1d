import { type Duration, Stack } from "aws-cdk-lib";
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Construct } from "constructs";

/** When an alarm goes off, and the sentence that says what it means for whom. */
export type AlarmRule = {
  readonly metric: IMetric;
  /** The alarm goes off at this value and above. */
  readonly threshold: number;
  /** What breaks for whom; the operator reads it in the mail. */
  readonly impact: string;
  /** How many periods of the metric in a row; one unless told. */
  readonly periods?: number;
};

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

  /** Makes an alarm that tells the operator when it goes off and when it is over. Silence is not alarming. */
  alarm(scope: Construct, id: string, { metric, threshold, impact, periods = 1 }: AlarmRule): Alarm {
    const alarm = new Alarm(scope, id, {
      metric,
      threshold,
      evaluationPeriods: periods,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: impact,
    });
    const action = new SnsAction(this.topic);
    alarm.addAlarmAction(action);
    alarm.addOkAction(action);
    return alarm;
  }
}

/** Options for a metric summed over `period`. */
export const sumOver = (period: Duration): { period: Duration; statistic: string } => ({
  period,
  statistic: "Sum",
});
