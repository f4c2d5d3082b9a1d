import { Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type { AlarmTopic } from "./alarm-topic.ts";

/** A queue's messages must stay hidden for six times as long as the function that works on them may take. */
const hiddenFor = (timeout: Duration): Duration => Duration.seconds(6 * timeout.toSeconds());

/** How long the functions that empty the two queues may take. */
export const QUEUE_TIMEOUT = Duration.minutes(2);

/** The three queues of the service: letters to send, what failed, and what even the record of failures failed on. */
export class Queues extends Construct {
  readonly letters: Queue;
  readonly failures: Queue;
  readonly lastResort: Queue;

  constructor(scope: Construct, id: string, alarms: AlarmTopic) {
    super(scope, id);
    const kept = {
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    } as const;
    this.lastResort = new Queue(this, "LastResort", kept);
    this.failures = new Queue(this, "Failures", {
      ...kept,
      visibilityTimeout: hiddenFor(QUEUE_TIMEOUT),
      deadLetterQueue: { queue: this.lastResort, maxReceiveCount: 10 },
    });
    this.letters = new Queue(this, "Letters", {
      ...kept,
      visibilityTimeout: hiddenFor(QUEUE_TIMEOUT),
      deadLetterQueue: { queue: this.failures, maxReceiveCount: 5 },
    });
    this.failures.addToResourcePolicy(
      new PolicyStatement({
        sid: "RulesOfThisAccount",
        principals: [new ServicePrincipal("events.amazonaws.com")],
        actions: ["sqs:SendMessage"],
        resources: [this.failures.queueArn],
        conditions: {
          StringEquals: { "aws:SourceAccount": Stack.of(this).account },
          ArnLike: { "aws:SourceArn": Stack.of(this).formatArn({ service: "events", resource: "rule/*" }) },
        },
      }),
    );
    this.#watch(alarms);
  }

  #watch(alarms: AlarmTopic): void {
    const often = { period: Duration.minutes(5), statistic: "Maximum" };
    alarms.alarm(this, "FailuresAlarm", {
      metric: this.failures.metricApproximateNumberOfMessagesVisible(often),
      threshold: 1,
      periods: 3,
      impact:
        "Failures wait to be recorded, so the desk's failure page does not show them and nobody can replay them.",
    });
    alarms.alarm(this, "LastResortAlarm", {
      metric: this.lastResort.metricApproximateNumberOfMessagesVisible(often),
      threshold: 1,
      impact:
        "A failure could not even be recorded. It is kept for 14 days in the last-resort queue: see the runbook.",
    });
    alarms.alarm(this, "LettersAlarm", {
      metric: this.letters.metricApproximateAgeOfOldestMessage(often),
      threshold: Duration.minutes(30).toSeconds(),
      impact: "Letters wait for more than half an hour: people do not get confirmations and invitations.",
    });
  }
}
