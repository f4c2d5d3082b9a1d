import { randomUUID } from "node:crypto";
import { basename, join } from "node:path";
import * as z from "zod/mini";
import type { Activity } from "../bench/activity.ts";
import type { LocalClock } from "../bench/clock.ts";
import type { Invocation, Recorder } from "../bench/recorder.ts";
import type { Correlations } from "./correlations.ts";
import {
  type Answer,
  type FunctionError,
  type FunctionWorker,
  startWorker,
  type WorkerSettings,
} from "./pool.ts";
import type { ResolvedTemplate, Resource } from "./template.ts";

/** Why and with what a function is called. */
export interface Call {
  event: unknown;
  trigger: string;
  attempt?: number;
  /** Known only where the event does not carry it. */
  correlations?: string[];
}

/** One function of the template, ready to be called. */
export interface LocalFunction {
  name: string;
  /** What people call it: what its logs call it, or its logical id. */
  label: string;
  arn: string;
  /** Logical id of its role. */
  role: string;
  invoke: (call: Call) => Promise<Answer>;
  /** Ends idle workers now and busy ones after their call; the next call loads the bundle anew, from this directory if given. */
  reload: (directory?: string) => void;
  /** Ends what the worker with this access key is doing, in the middle of it. */
  crash: (accessKey: string, reason: string) => void;
  /** Whether the worker with this access key was ended so, and does not know yet. */
  isCutOff: (accessKey: string) => boolean;
  stop: () => void;
  /** Whether it was stopped: what a call answers then says nothing of the function. */
  stopped: () => boolean;
  initialised: () => number;
}

/** What all functions share. */
export interface FunctionContext {
  activity: Activity;
  clock: LocalClock;
  recorder: Recorder;
  correlations: Correlations;
  assets: Map<string, string>;
  gateway: string;
  region: string;
  /** Settings whose value starts with the first of a pair are made to start with the second: addresses of this machine. */
  rewrite: readonly (readonly [from: string, to: string])[];
  /** The invocation each worker is busy with, by access key. */
  busy: Map<string, Invocation>;
  /** After how long without a call a worker is ended, in milliseconds; five minutes unless told. */
  idleMs?: number;
  onFailure: (invocation: Invocation) => void;
}

const Properties = z.object({
  Handler: z.string(),
  Runtime: z.string(),
  Role: z.string(),
  MemorySize: z._default(z.coerce.number(), 128),
  Timeout: z._default(z.coerce.number(), 3),
  // What would change how a function is called or where its failures go, and is not run here.
  ReservedConcurrentExecutions: z.optional(z.never()),
  DeadLetterConfig: z.optional(z.never()),
  Code: z.object({ S3Key: z.string() }),
  Environment: z._default(z.object({ Variables: z.record(z.string(), z.coerce.string()) }), {
    Variables: {},
  }),
});

const settingsOf = (resource: Resource, context: FunctionContext): WorkerSettings & { label: string } => {
  const properties = Properties.parse(resource.properties);
  const directory = context.assets.get(properties.Code.S3Key);
  if (directory === undefined)
    throw new Error(`The code of ${resource.id} (${properties.Code.S3Key}) is not in the assembly.`);
  const [file = "index", exportName = "handler"] = properties.Handler.split(".");
  const variables = Object.entries(properties.Environment.Variables).map(([name, value]) => {
    const [from, to] = context.rewrite.find(([one]) => value.startsWith(one)) ?? ["", ""];
    return [name, to + value.slice(from.length)] as const;
  });
  const own = Object.fromEntries(variables);
  return {
    functionName: resource.name,
    functionArn: resource.arn,
    label: own["POWERTOOLS_SERVICE_NAME"] ?? resource.id,
    bundle: join(directory, `${file}.mjs`),
    exportName,
    memoryMb: properties.MemorySize,
    timeoutMs: properties.Timeout * 1000,
    clock: context.clock.shared,
    environment: {
      ...own,
      AWS_ENDPOINT_URL: context.gateway,
      AWS_REGION: context.region,
      AWS_LAMBDA_FUNCTION_NAME: resource.name,
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(properties.MemorySize),
      AWS_EXECUTION_ENV: `AWS_Lambda_${properties.Runtime}`,
      TZ: "UTC",
    },
  };
};

/**
 * A worker that nobody calls is ended, as Lambda ends an environment some minutes after its last call: those of some fifty functions, each called once, would
 * hold a gigabyte for as long as the stack runs.
 */
const IDLE_MS = 300_000;

const Partial = z.object({ batchItemFailures: z.array(z.unknown()) });

const finish = (record: Invocation, answer: Answer, startedAt: number): void => {
  record.ms = Math.round((answer.ms ?? performance.now() - startedAt) * 10) / 10;
  record.outcome = answer.ok ? "ok" : answer.kind;
  if (answer.heapMb !== undefined) record.heapMb = Math.round(answer.heapMb * 10) / 10;
  const partial = Partial.safeParse(answer.ok ? answer.result : undefined);
  if (partial.success) record.failedItems = partial.data.batchItemFailures.length;
  if (!answer.ok)
    record.error = { errorType: answer.error.errorType, errorMessage: answer.error.errorMessage };
};

/** What a call answers once the stack is being stopped. */
const over: Answer = {
  ok: false,
  kind: "crash",
  error: { errorType: "Runtime.ExitError", errorMessage: "The local stack is stopped", trace: [] },
};

/** Makes one function of the template callable, with at most `concurrency` workers, each started when first needed. */
export function createFunction(
  resource: Resource,
  role: string,
  concurrency: number,
  context: FunctionContext,
): LocalFunction {
  const settings = settingsOf(resource, context);
  const idle: FunctionWorker[] = [];
  const all = new Set<FunctionWorker>();
  const resting = new WeakMap<FunctionWorker, NodeJS.Timeout>();
  const waiting: ((worker: FunctionWorker) => void)[] = [];
  let bundle = settings.bundle;
  let made = 0;
  let stopped = false;
  let stale = new Set<FunctionWorker>();

  const start = (): FunctionWorker => {
    made += 1;
    const accessKey = `${resource.id}.${made}`;
    const worker = startWorker({ ...settings, bundle }, accessKey, (line) =>
      context.busy.get(accessKey)?.logs.push(line.slice(0, 2000)),
    );
    all.add(worker);
    return worker;
  };
  const workerWith = (accessKey: string) => [...all].find((worker) => worker.accessKey === accessKey);
  const acquire = (): Promise<FunctionWorker> | FunctionWorker => {
    const free = idle.pop();
    clearTimeout(free && resting.get(free));
    if (free !== undefined) return free;
    if (all.size < concurrency) return start();
    return new Promise((resolve) => waiting.push(resolve));
  };
  const rest = (worker: FunctionWorker): void => {
    idle.push(worker);
    const since = setTimeout(() => {
      idle.splice(idle.indexOf(worker), 1);
      all.delete(worker);
      worker.crash("idle");
    }, context.idleMs ?? IDLE_MS).unref();
    resting.set(worker, since);
  };
  const release = (worker: FunctionWorker): void => {
    if (stale.has(worker)) worker.crash("replaced");
    if (worker.dead()) all.delete(worker);
    const next = waiting.shift();
    if (next !== undefined) next(worker.dead() ? start() : worker);
    else if (!worker.dead()) rest(worker);
  };

  const invoke = (call: Call): Promise<Answer> =>
    context.activity.track(async () => {
      if (stopped) return over;
      const worker = await acquire();
      const id = randomUUID();
      const record: Invocation = {
        id,
        function: settings.label,
        trigger: call.trigger,
        correlations: call.correlations ?? context.correlations.ofEvent(call.event),
        attempt: call.attempt ?? 1,
        started: new Date(context.clock.now()).toISOString(),
        ms: 0,
        outcome: "running",
        calls: {},
        logs: [],
      };
      context.busy.set(worker.accessKey, record);
      context.recorder.invocation(record);
      const startedAt = performance.now();
      const answer = await worker.run(id, call.event);
      const initMs = worker.takeInitMs();
      if (initMs !== undefined) record.initMs = Math.round(initMs);
      finish(record, answer, startedAt);
      context.busy.delete(worker.accessKey);
      context.recorder.invocation(record);
      if (!answer.ok && !stopped) context.onFailure(record);
      void worker.whenFree().then(() => release(worker));
      return answer;
    });

  return {
    name: resource.name,
    label: settings.label,
    arn: resource.arn,
    role,
    invoke,
    initialised: () => all.size,
    reload: (path) => {
      if (path !== undefined) bundle = join(path, basename(settings.bundle));
      for (const worker of idle.splice(0)) {
        clearTimeout(resting.get(worker));
        worker.crash("replaced");
        all.delete(worker);
      }
      stale = new Set(all);
    },
    crash: (accessKey, reason) => workerWith(accessKey)?.cutOff(reason),
    isCutOff: (accessKey) => workerWith(accessKey)?.isCutOff() ?? false,
    stopped: () => stopped,
    stop: () => {
      stopped = true;
      for (const worker of all) worker.crash("stopped");
    },
  };
}

/** The error of an answer, or nothing when it is a result. */
export const errorOf = (answer: Answer): FunctionError | undefined => (answer.ok ? undefined : answer.error);

/** Functions that only serve a deployment (they are the `ServiceToken` of a custom resource) and are not run here. */
export function deployTimeFunctions(template: ResolvedTemplate): Set<string> {
  const tokens = template.resources
    .map(({ properties }) => properties["ServiceToken"])
    .filter((token) => typeof token === "string");
  return new Set(tokens);
}
