import * as z from "zod/mini";
import { type Activity, createActivity } from "../bench/activity.ts";
import { createClock, type LocalClock } from "../bench/clock.ts";
import { createFaults, type Faults } from "../bench/faults.ts";
import type { Invocation, Recorder } from "../bench/recorder.ts";
import type { Assembly } from "./assembly.ts";
import { type Bus, createBus } from "./bus.ts";
import { ApiError, type Operation } from "./calls.ts";
import type { Correlations } from "./correlations.ts";
import type { Dynamo } from "./dynamo.ts";
import { createFunction, deployTimeFunctions, type LocalFunction } from "./functions.ts";
import { createPermissions, type Permissions } from "./iam.ts";
import { type AsyncCalls, createAsyncCalls } from "./invoke.ts";
import type { Ledger } from "./ledger.ts";
import { createMail, type Mail } from "./mail.ts";
import type { SentMail } from "./messages.ts";
import { createQueue, type Queue } from "./queues.ts";
import { secretOperations } from "./secrets.ts";
import { createStreamMapping, drainQueue, mappingOf, type StreamRecord } from "./sources.ts";
import { sqsOperations } from "./sqs-api.ts";
import type { ResolvedTemplate, Resource } from "./template.ts";

/** The account that everything here belongs to. */
export const ACCOUNT = "000000000000";

/** What exists before the template is read: the clock, the counts and the faults. */
export interface Ground {
  activity: Activity;
  clock: LocalClock;
  recorder: Recorder;
  correlations: Correlations;
  faults: Faults;
  /** The invocation that each worker is busy with, by access key. */
  busy: Map<string, Invocation>;
}

/** The parts of the template that run, connected as the template says. */
export interface Wiring {
  functions: LocalFunction[];
  byId: Map<string, LocalFunction>;
  queues: Queue[];
  bus: Bus;
  calls: AsyncCalls;
  permissions: Permissions;
  mail: Mail;
  operations: Record<string, Operation>;
  /** A text of the template with what it names of secrets put in. */
  filledIn: (text: string) => string;
  /** Goes on with what an earlier process left in queues and in flight. */
  resume: () => void;
  /** One reader per function that is mapped to this table's stream. */
  readersOf: (table: Resource) => ((records: StreamRecord[]) => Promise<void>)[];
}

/** The ground of a new stack; its clock shows `startAt`, or goes on by as much ahead of real time as the ledger says. */
export function createGround(
  given: Pick<Ground, "recorder" | "correlations">,
  startAt: number | undefined,
  ledger: Ledger,
): Ground {
  const ahead = Number(ledger.all("clock").at(0)?.[1] ?? 0);
  const activity = createActivity();
  return {
    activity,
    clock: createClock(activity, startAt ?? (ahead > 0 ? Date.now() + ahead : undefined), (moved) =>
      ledger.put("clock", "ahead", moved),
    ),
    recorder: given.recorder,
    correlations: given.correlations,
    faults: createFaults(),
    busy: new Map(),
  };
}

const WEB_WORKERS = 4;
const OTHER_WORKERS = 2;
const WithRole = z.object({ Role: z.string(), Runtime: z.string() });
const Integration = z.object({ IntegrationUri: z.string() });

interface WiringParts extends Ground {
  assembly: Assembly;
  dynamo: Dynamo;
  gateway: string;
  region: string;
  /** The addresses that the app was synthesized for, and those of this stack in their place. */
  rewrite: readonly (readonly [from: string, to: string])[];
  inbox: string;
  ledger: Ledger;
  onFailure: (invocation: Invocation) => void;
  onSent: (mail: SentMail) => void;
}

const makeFunctions = (template: ResolvedTemplate, parts: WiringParts): Map<string, LocalFunction> => {
  const web = new Set(
    template
      .ofType("AWS::ApiGatewayV2::Integration")
      .map(({ properties }) => Integration.parse(properties).IntegrationUri),
  );
  const deployTime = deployTimeFunctions(template);
  const context = {
    ...parts,
    assets: parts.assembly.assets,
  };
  const made = new Map<string, LocalFunction>();
  for (const resource of template.ofType("AWS::Lambda::Function")) {
    if (deployTime.has(resource.arn)) continue;
    const { Role: roleArn, Runtime: runtime } = WithRole.parse(resource.properties);
    if (!runtime.startsWith("nodejs"))
      throw new Error(`${resource.id} wants ${runtime}, which the local stack does not run.`);
    const concurrency = web.has(resource.arn) ? WEB_WORKERS : OTHER_WORKERS;
    made.set(resource.id, createFunction(resource, roleArn.split("/").at(-1) ?? "", concurrency, context));
  }
  return made;
};

const lambdaOperation =
  (calls: AsyncCalls): Operation =>
  async (call) => {
    const name = call.path.split("/")[3] ?? "";
    let target: LocalFunction;
    try {
      target = calls.functionAt(name);
    } catch {
      throw new ApiError(404, "ResourceNotFoundException", `Function not found: ${name}`);
    }
    if (call.headers["x-amz-invocation-type"] !== "Event")
      throw new ApiError(
        400,
        "InvalidParameterValueException",
        "The local stack invokes later only: InvocationType Event.",
      );
    calls.invokeLater(target, call.body, "invoked again");
    return {};
  };

/** Lambda reads a source with the rights of the function; a missing one is a mistake in the template, found at the start. */
const checkReader = async (
  target: LocalFunction,
  actions: string[],
  resource: string,
  permissions: Permissions,
): Promise<void> => {
  for (const action of actions) {
    const refusal = await permissions.refusal(target.role, `role ${target.role}`, {
      action,
      resource,
      context: {},
    });
    if (refusal !== undefined) throw new Error(`${target.label} cannot be fed. ${refusal}`);
  }
};

const QUEUE_RIGHTS = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"];
const STREAM_RIGHTS = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"];

/** Connects everything the template has. Throws on what cannot be run as it says. */
export async function wire(template: ResolvedTemplate, parts: WiringParts): Promise<Wiring> {
  const { activity, clock, faults, correlations, busy, region, ledger } = parts;
  const permissions = createPermissions(template, ACCOUNT);
  const byId = makeFunctions(template, parts);
  const functions = [...byId.values()];
  const queues: Queue[] = [];
  for (const resource of template.ofType("AWS::SQS::Queue")) {
    const url = `${parts.gateway}/${ACCOUNT}/${resource.name}`;
    queues.push(
      createQueue(resource, url, (arn) => queues.find((one) => one.arn === arn), {
        clock,
        activity,
        faults,
        ledger,
      }),
    );
  }
  const calls = createAsyncCalls(template, {
    functions,
    queues,
    permissions,
    activity,
    clock,
    ledger,
    account: ACCOUNT,
  });
  const bus = createBus(template, { calls, clock, faults, account: ACCOUNT, region });
  const correlationsOf = (accessKey: string): string[] => busy.get(accessKey)?.correlations ?? [];
  const mail = createMail(template, {
    bus,
    clock,
    correlations,
    inbox: parts.inbox,
    region,
    account: ACCOUNT,
    ledger,
    correlationsOf,
    onSent: parts.onSent,
  });
  const secretArn = (secret: Resource): string =>
    `arn:aws:secretsmanager:${region}:${ACCOUNT}:secret:${secret.name}-local1`;
  const readers = new Map<string, ((records: StreamRecord[]) => Promise<void>)[]>();
  for (const resource of template.ofType("AWS::Lambda::EventSourceMapping")) {
    const mapping = mappingOf(resource);
    const target = calls.functionAt(mapping.FunctionName);
    const source = mapping.EventSourceArn;
    if (source.split(":")[2] === "sqs") {
      await checkReader(target, QUEUE_RIGHTS, source, permissions);
      drainQueue(mapping, calls.queueAt(source), target, { clock, faults, region });
      continue;
    }
    await checkReader(target, STREAM_RIGHTS, source, permissions);
    const table = source.split("/stream/")[0] ?? "";
    readers.set(table, [
      ...(readers.get(table) ?? []),
      createStreamMapping(mapping, target, { calls, faults }),
    ]);
  }
  const secrets = secretOperations(template.ofType("AWS::SecretsManager::Secret"), secretArn, ledger);
  return {
    functions,
    byId,
    queues,
    bus,
    calls,
    permissions,
    mail,
    resume: () => {
      calls.resume();
      for (const queue of queues) queue.resume();
    },
    readersOf: ({ arn }) => readers.get(arn) ?? [],
    filledIn: secrets.filledIn,
    operations: {
      ...bus.operations,
      ...sqsOperations(queues),
      ...secrets.operations,
      "lambda:InvokeFunction": lambdaOperation(calls),
      "ses:SendEmail": mail.operation,
      "ses:DeleteSuppressedDestination": mail.unsuppress,
    },
  };
}
