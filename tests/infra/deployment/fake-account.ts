import {
  CloudFormationClient,
  DeleteChangeSetCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ListStackResourcesCommand,
  UpdateStackCommand,
  UpdateTerminationProtectionCommand,
} from "@aws-sdk/client-cloudformation";
import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  GetMetricStatisticsCommand,
} from "@aws-sdk/client-cloudwatch";
import {
  CognitoIdentityProviderClient,
  DescribeUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { DescribeTableCommand, DynamoDBClient, UpdateTableCommand } from "@aws-sdk/client-dynamodb";
import { GetAccountSettingsCommand, LambdaClient } from "@aws-sdk/client-lambda";
import {
  GetAccountCommand,
  GetEmailIdentityCommand,
  SESv2Client,
  SendEmailCommand,
} from "@aws-sdk/client-sesv2";
import { GetParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { mockClient } from "aws-sdk-client-mock";
import type { StackEvent } from "../../../infra/deployment/failure.ts";
import type { Leftover } from "../../../infra/deployment/stack-state.ts";

/** A stack of the account that the tests deploy to. */
export type FakeStack = {
  readonly region: string;
  readonly status: string;
  readonly protected: boolean;
  readonly outputs: Readonly<Record<string, string>>;
  readonly events: readonly StackEvent[];
  readonly resources: readonly Leftover[];
};

const newStack = (region: string): FakeStack => ({
  region,
  status: "CREATE_COMPLETE",
  protected: false,
  outputs: {},
  events: [],
  resources: [],
});

/** An AWS error as the SDK throws it. */
export const awsError = (name: string, message: string): Error => Object.assign(new Error(message), { name });

/** An account at AWS of which only what a deployment asks is there. Its answers can be changed at any time. */
export type FakeAccount = {
  account: string;
  readonly stacks: Map<string, FakeStack>;
  /** Versions of CDK's bootstrap by region. */
  readonly bootstrap: Map<string, string>;
  concurrency: number;
  mail: { ProductionAccessEnabled: boolean; SendingEnabled: boolean };
  mailError: Error | undefined;
  readonly mailIdentities: Set<string>;
  tableProtected: boolean;
  poolProtected: boolean;
  /** How often the minute clock ran and failed. */
  runs: number;
  errors: number;
  mailsSent: number;
  /** Alarms that CloudFormation was told to look at, and those that go off when it does. */
  readonly watched: string[];
  readonly alarmsThatGoOff: Set<string>;
  /** Names of alarms that are on. */
  readonly alarmsOn: Set<string>;
};

/** An account that is ready for a first deployment. */
export const fakeAccount = (): FakeAccount => ({
  account: "111122223333",
  stacks: new Map(),
  bootstrap: new Map([
    ["eu-west-2", "27"],
    ["us-east-1", "27"],
  ]),
  concurrency: 1000,
  mail: { ProductionAccessEnabled: true, SendingEnabled: true },
  mailError: undefined,
  mailIdentities: new Set(),
  tableProtected: true,
  poolProtected: true,
  runs: 9,
  errors: 0,
  mailsSent: 0,
  watched: [],
  alarmsThatGoOff: new Set(),
  alarmsOn: new Set(),
});

/** Changes a stack of the account, or puts it there. */
export const changeStack = (account: FakeAccount, name: string, to: Partial<FakeStack>): void => {
  account.stacks.set(name, { ...(account.stacks.get(name) ?? newStack("eu-west-2")), ...to });
};

const described = (name: string, stack: FakeStack) => ({
  StackName: name,
  StackStatus: stack.status,
  EnableTerminationProtection: stack.protected,
  CreationTime: new Date(0),
  Outputs: Object.entries(stack.outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue })),
});

const stackOf = (account: FakeAccount, name: string | undefined): FakeStack => {
  const stack = account.stacks.get(name ?? "");
  if (stack === undefined) throw awsError("ValidationError", `Stack with id ${name} does not exist`);
  return stack;
};

const answerForStacks = (account: FakeAccount): void => {
  const mock = mockClient(CloudFormationClient);
  mock.on(DescribeStacksCommand).callsFake(async ({ StackName }, getClient) => {
    const region = await getClient().config.region();
    const named =
      StackName === undefined ? [...account.stacks] : [[StackName, stackOf(account, StackName)] as const];
    return {
      Stacks: named
        .filter(([, stack]) => stack.region === region)
        .map(([name, stack]) => described(name, stack)),
    };
  });
  mock.on(DescribeStackEventsCommand).callsFake(({ StackName }) => ({
    StackEvents: stackOf(account, StackName).events.map(({ at, resource, type, status, reason }) => ({
      Timestamp: at,
      LogicalResourceId: resource,
      ResourceType: type,
      ResourceStatus: status,
      ResourceStatusReason: reason,
    })),
  }));
  mock.on(ListStackResourcesCommand).callsFake(({ StackName }) => ({
    StackResourceSummaries: stackOf(account, StackName).resources.map(({ id, type, name }) => ({
      LogicalResourceId: id,
      ResourceType: type,
      PhysicalResourceId: name,
      ResourceStatus: "DELETE_SKIPPED",
    })),
  }));
  mock.on(DeleteStackCommand).callsFake(({ StackName }) => {
    account.stacks.delete(StackName);
  });
  mock.on(DeleteChangeSetCommand).resolves({});
  mock.on(UpdateStackCommand).callsFake(({ StackName, RollbackConfiguration }) => {
    const alarms = (RollbackConfiguration?.RollbackTriggers ?? []).map(({ Arn = "" }) => Arn);
    account.watched.push(...alarms);
    const goesOff = alarms.some((arn: string) => account.alarmsThatGoOff.has(arn));
    changeStack(account, StackName, { status: goesOff ? "UPDATE_ROLLBACK_COMPLETE" : "UPDATE_COMPLETE" });
    return {};
  });
  mock.on(UpdateTerminationProtectionCommand).callsFake(({ StackName }) => {
    changeStack(account, StackName, { protected: true });
  });
};

const answerForMail = (account: FakeAccount): void => {
  const mock = mockClient(SESv2Client);
  mock.on(GetAccountCommand).callsFake(() => account.mail);
  mock.on(GetEmailIdentityCommand).callsFake(({ EmailIdentity }) => {
    if (!account.mailIdentities.has(EmailIdentity)) throw awsError("NotFoundException", "no such identity");
    return {};
  });
  mock.on(SendEmailCommand).callsFake(() => {
    if (account.mailError !== undefined) throw account.mailError;
    account.mailsSent += 1;
    return { MessageId: "1" };
  });
};

const answerForTheRest = (account: FakeAccount): void => {
  mockClient(STSClient)
    .on(GetCallerIdentityCommand)
    .callsFake(() => ({
      Account: account.account,
      Arn: `arn:aws:sts::${account.account}:assumed-role/Operator/ada`,
    }));
  mockClient(SSMClient)
    .on(GetParameterCommand)
    .callsFake(async (_, getClient) => {
      const Value = account.bootstrap.get(await getClient().config.region());
      if (Value === undefined) throw awsError("ParameterNotFound", "no such parameter");
      return { Parameter: { Value } };
    });
  mockClient(LambdaClient)
    .on(GetAccountSettingsCommand)
    .callsFake(() => ({ AccountLimit: { ConcurrentExecutions: account.concurrency } }));
  mockClient(CognitoIdentityProviderClient)
    .on(DescribeUserPoolCommand)
    .callsFake(() => ({ UserPool: { DeletionProtection: account.poolProtected ? "ACTIVE" : "INACTIVE" } }));
  mockClient(DynamoDBClient)
    .on(DescribeTableCommand)
    .callsFake(() => ({ Table: { DeletionProtectionEnabled: account.tableProtected } }))
    .on(UpdateTableCommand)
    .callsFake(({ DeletionProtectionEnabled }) => {
      account.tableProtected = DeletionProtectionEnabled;
    });
  mockClient(CloudWatchClient)
    .on(GetMetricStatisticsCommand)
    .callsFake(({ MetricName }) => ({
      Datapoints: [{ Sum: MetricName === "Errors" ? account.errors : account.runs }],
    }))
    .on(DescribeAlarmsCommand)
    .callsFake(({ AlarmNames = [] }) => ({
      MetricAlarms: AlarmNames.map((AlarmName: string) => ({
        AlarmName,
        StateValue: account.alarmsOn.has(AlarmName) ? "ALARM" : "OK",
      })),
    }));
};

/** Has the SDK answer from `account` instead of AWS, in this whole process. */
export const answerFrom = (account: FakeAccount): void => {
  answerForStacks(account);
  answerForMail(account);
  answerForTheRest(account);
};
