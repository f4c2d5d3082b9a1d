import { Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type { AlarmTopic } from "./alarm-topic.ts";

/** A queue's messages must stay hidden for six times as long as the function that works on them may take. */
const hiddenFor = (timeout: Duration): Duration => Duration.seconds(6 * timeout.toSeconds());

/** How long the functions that empty the two queues may take. */
export const QUEUE_TIMEOUT = Duration.minutes(2);

/** How often a letter is tried before it is given up, and the one receive that a letter uses which is hidden until the morning. */
const RECEIVES_OF_LETTERS = 5 + 1;

/** The queues of the service: letters, notices and news to send, what failed, and what even the record of failures failed on. */
export class Queues extends Construct {
  /** What somebody waits for. */
  readonly letters: Queue;
  /** Notices to the team, which are gathered for up to a minute, so that several are one letter. */
  readonly notices: Queue;
  /** News, which may wait: for the morning, and for all who wait for a letter of the other kind. */
  readonly news: Queue;
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
    const toSend = {
      ...kept,
      visibilityTimeout: hiddenFor(QUEUE_TIMEOUT),
      deadLetterQueue: { queue: this.failures, maxReceiveCount: RECEIVES_OF_LETTERS },
    };
    this.letters = new Queue(this, "Letters", toSend);
    this.notices = new Queue(this, "Notices", toSend);
    this.news = new Queue(this, "News", toSend);
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
      runbook: "Something waits",
    });
    alarms.alarm(this, "LastResortAlarm", {
      metric: this.lastResort.metricApproximateNumberOfMessagesVisible(often),
      threshold: 1,
      impact: "A failure could not even be recorded. It is kept for 14 days in the last-resort queue.",
      runbook: "Something waits",
    });
    for (const [id, queue, impact] of [
      [
        "LettersAlarm",
        this.letters,
        "Letters wait for more than half an hour: people do not get confirmations and invitations.",
      ],
      [
        "NoticesAlarm",
        this.notices,
        "Notices wait for more than half an hour: the team is not told of enquiries. The desk shows them.",
      ],
    ] as const)
      alarms.alarm(this, id, {
        metric: queue.metricApproximateAgeOfOldestMessage(often),
        threshold: Duration.minutes(30).toSeconds(),
        impact,
        runbook: "Something waits",
      });
    // What is put back is a new message and has no age: that some are kept back all the time says that the mail service takes none.
    for (const [id, queue, what] of [
      ["LettersWaitAlarm", this.letters, "Letters wait"],
      ["NewsWaitsAlarm", this.news, "News waits"],
    ] as const)
      alarms.alarm(this, id, {
        metric: queue.metricApproximateNumberOfMessagesDelayed(often),
        threshold: 1,
        periods: 6,
        impact: `${what} because SES takes no mail from us: our domain is not verified, sending is paused or a quota is used up. Nothing is lost.`,
        runbook: "The mail service",
      });
  }
}
