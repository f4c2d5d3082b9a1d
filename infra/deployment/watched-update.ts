import {
  type CloudFormationClient,
  DescribeStacksCommand,
  ListStackResourcesCommand,
  UpdateStackCommand,
} from "@aws-sdk/client-cloudformation";
import { type CloudWatchClient, DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";

/** What an update under watch needs. */
export type WatchNeeds = {
  readonly client: CloudFormationClient;
  readonly metrics: CloudWatchClient;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Asks for a few pages, as a visitor would: at night there is nobody else whose errors an alarm could see. */
  readonly knock: () => Promise<void>;
};

/** A stack that is changed while its alarms are watched. */
export type WatchedStack = {
  readonly name: string;
  readonly region: string;
  readonly account: string;
  readonly template: string;
};

/** CloudFormation looks at the alarms for so long after all is changed. */
export const WATCHED_MINUTES = 5;

/** CloudFormation takes no longer template with the call itself. */
const LONGEST_TEMPLATE = 51_200;
/** And no more alarms. */
const MOST_TRIGGERS = 5;
const PAUSE_MS = 5_000;
const LONGEST_WAIT_MS = 60 * 60_000;

const alarmsOf = async ({ client }: WatchNeeds, { name }: WatchedStack): Promise<string[]> => {
  const { StackResourceSummaries = [] } = await client.send(
    new ListStackResourcesCommand({ StackName: name }),
  );
  return StackResourceSummaries.flatMap(({ ResourceType, PhysicalResourceId: alarm }) =>
    ResourceType === "AWS::CloudWatch::Alarm" && alarm !== undefined ? [alarm] : [],
  );
};

/** Throws a sentence when an alarm is on already: CloudFormation would change back whatever is deployed. */
const refuseWhereOn = async ({ metrics }: WatchNeeds, alarms: string[]): Promise<void> => {
  const { MetricAlarms = [] } = await metrics.send(new DescribeAlarmsCommand({ AlarmNames: alarms }));
  const on = MetricAlarms.filter(({ StateValue }) => StateValue === "ALARM").map(
    ({ AlarmName }) => AlarmName,
  );
  if (on.length > 0)
    throw new Error(
      `${on.join(", ")} is on: the pages that are there fail, and a change would be taken back. If this release mends them, deploy it with --despite-alarms.`,
    );
};

const statusOf = async ({ client }: WatchNeeds, { name }: WatchedStack): Promise<string> => {
  const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: name }));
  return Stacks[0]?.StackStatus ?? "";
};

const isNothingToDo = (error: unknown): boolean =>
  error instanceof Error && error.message.includes("No updates are to be performed");

const waitUntilEnded = async (needs: WatchNeeds, stack: WatchedStack): Promise<string> => {
  for (let waited = 0; waited < LONGEST_WAIT_MS; waited += PAUSE_MS) {
    const status = await statusOf(needs, stack);
    if (!status.endsWith("_IN_PROGRESS")) return status;
    await Promise.all([needs.knock(), needs.sleep(PAUSE_MS)]);
  }
  throw new Error(`${stack.name} is still being changed after an hour. CloudFormation goes on by itself.`);
};

/**
 * Changes a stack and has CloudFormation change it back by itself when one of the stack's own alarms goes off meanwhile, or within five minutes after: whether or not this
 * process lives to see it. What it is made of must have been published. Gives whether anything was to be changed; throws a sentence when it was changed back.
 */
export const updateWatched = async (
  needs: WatchNeeds,
  stack: WatchedStack,
): Promise<"updated" | "unchanged"> => {
  const template = JSON.stringify(JSON.parse(stack.template));
  if (template.length > LONGEST_TEMPLATE)
    throw new Error(
      `${stack.name} has a template of ${template.length} bytes, too long to be changed under watch.`,
    );
  const alarms = await alarmsOf(needs, stack);
  const [first] = alarms;
  if (first === undefined || alarms.length > MOST_TRIGGERS)
    throw new Error(
      `${stack.name} has ${alarms.length} alarms; between 1 and ${MOST_TRIGGERS} can be watched.`,
    );
  await refuseWhereOn(needs, alarms);
  const { region, account } = stack;
  try {
    await needs.client.send(
      new UpdateStackCommand({
        StackName: stack.name,
        TemplateBody: template,
        Capabilities: ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
        RollbackConfiguration: {
          MonitoringTimeInMinutes: WATCHED_MINUTES,
          RollbackTriggers: alarms.map((alarm) => ({
            Arn: `arn:aws:cloudwatch:${region}:${account}:alarm:${alarm}`,
            Type: "AWS::CloudWatch::Alarm",
          })),
        },
      }),
    );
  } catch (error) {
    if (isNothingToDo(error)) return "unchanged";
    throw error;
  }
  const status = await waitUntilEnded(needs, stack);
  if (status === "UPDATE_COMPLETE") return "updated";
  throw new Error(
    `${stack.name} was changed back (${status}): an alarm of its pages went off, or the change failed. The pages are those of before.`,
  );
};
