import { Socket } from "node:net";
import { pathToFileURL } from "node:url";
import { getHeapStatistics } from "node:v8";
import { parentPort, workerData } from "node:worker_threads";
import type { WorkerJob, WorkerSettings } from "./pool.ts";

// This file is the Lambda runtime of one worker: it shifts the clock, closes the way out of this machine, loads the
// bundle once and then answers one invocation at a time. It is bundled (worker-file.ts) and imports nothing but Node's own modules,
// since each worker would load that again: what it is given comes from pool.ts, and is not checked a second time.

const data: WorkerSettings = workerData;
const offset = new BigInt64Array(data.clock);
const RealDate = Date;
const now = (): number => RealDate.now() + Number(Atomics.load(offset, 0));

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  apply: () => new RealDate(now()).toString(),
  get: (target, key, receiver) => (key === "now" ? now : Reflect.get(target, key, receiver)),
});

const loopback = new Set(["localhost", "127.0.0.1", "::1"]);
const hostOf = (argument: unknown): string => {
  const first: unknown = Array.isArray(argument) ? argument[0] : argument;
  if (typeof first !== "object" || first === null || !("host" in first)) return "localhost";
  return String(first.host ?? "localhost");
};
const connect = Socket.prototype.connect;
Socket.prototype.connect = new Proxy(connect, {
  apply: (target, socket, args) => {
    const host = hostOf(args[0]);
    if (!loopback.has(host))
      throw new Error(`The local stack refuses a connection to ${host}: it is not this machine.`);
    return Reflect.apply(target, socket, args);
  },
});

const describe = (error: unknown): { errorType: string; errorMessage: string; trace: string[] } =>
  error instanceof Error
    ? {
        errorType: error.name,
        errorMessage: error.message,
        trace: (error.stack ?? "").split("\n").slice(0, 12),
      }
    : { errorType: "Error", errorMessage: String(error), trace: [] };

const startedAt = performance.now();
const post = (message: Record<string, unknown>): void => parentPort?.postMessage(message);

const load = async (): Promise<(event: unknown, context: unknown) => unknown> => {
  const module: unknown = await import(pathToFileURL(data.bundle).href);
  const handler: unknown =
    typeof module === "object" && module !== null ? Reflect.get(module, data.exportName) : undefined;
  if (typeof handler !== "function")
    throw new TypeError(`${data.bundle} has no function ${data.exportName}.`);
  return (event, context) => Reflect.apply(handler, undefined, [event, context]);
};

try {
  const handler = await load();
  post({ kind: "ready", initMs: performance.now() - startedAt });
  parentPort?.on("message", async ({ requestId, event, deadlineMs }: WorkerJob) => {
    const begun = performance.now();
    const due = begun + deadlineMs;
    const noticed = () => ({
      ms: performance.now() - begun,
      heapMb: getHeapStatistics().used_heap_size / 1_048_576,
    });
    const context = {
      awsRequestId: requestId,
      functionName: data.functionName,
      functionVersion: "$LATEST",
      invokedFunctionArn: data.functionArn,
      memoryLimitInMB: String(data.memoryMb),
      logGroupName: `/aws/lambda/${data.functionName}`,
      logStreamName: "local",
      callbackWaitsForEmptyEventLoop: true,
      getRemainingTimeInMillis: () => Math.max(0, due - performance.now()),
    };
    try {
      // What a real Lambda answers has been through JSON; so has this.
      const result: unknown = JSON.parse(JSON.stringify((await handler(event, context)) ?? null));
      post({ kind: "result", requestId, result, ...noticed() });
    } catch (error) {
      post({ kind: "failed", requestId, error: describe(error), ...noticed() });
    }
  });
} catch (error) {
  post({ kind: "init-failed", error: describe(error) });
}
