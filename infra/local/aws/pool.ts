import { Worker } from "node:worker_threads";
import * as z from "zod/mini";
import { SECRET_KEY } from "./signed-address.ts";
import { workerFile } from "./worker-file.ts";

/** What Lambda reports of a failed invocation. */
export interface FunctionError {
  errorType: string;
  errorMessage: string;
  trace: string[];
}

/** The answer of one invocation, with what the worker noticed: milliseconds of the handler alone, and its heap. */
export type Answer = { heapMb?: number; ms?: number } & (
  | { ok: true; result: unknown }
  | { ok: false; kind: "error" | "timeout" | "crash"; error: FunctionError }
);

/** What a worker needs to be the runtime of one function. */
export interface WorkerSettings {
  functionName: string;
  functionArn: string;
  bundle: string;
  exportName: string;
  environment: Record<string, string>;
  memoryMb: number;
  timeoutMs: number;
  clock: SharedArrayBuffer;
}

/** One invocation, as a worker is given it. */
export interface WorkerJob {
  requestId: string;
  event: unknown;
  deadlineMs: number;
}

/** One worker thread: it runs one invocation at a time, as one execution environment of Lambda does. */
export interface FunctionWorker {
  /** The access key its SDK signs with; the gateway knows it by this. */
  accessKey: string;
  run: (requestId: string, event: unknown) => Promise<Answer>;
  /** Milliseconds that loading took, told once: to the call that had to wait for it. */
  takeInitMs: () => number | undefined;
  /** Ends the thread at once; an invocation under way answers `crash`. */
  crash: (reason: string) => void;
  /**
   * Has the invocation under way answer `crash` and cuts it off: nothing it still does counts. The thread itself is spared, because a
   * new one takes long to start.
   */
  cutOff: (reason: string) => void;
  isCutOff: () => boolean;
  /** Answers when what was cut off has come to its end, at once if nothing was. */
  whenFree: () => Promise<void>;
  dead: () => boolean;
}

const ErrorShape = z.object({ errorType: z.string(), errorMessage: z.string(), trace: z.array(z.string()) });
const Message = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ready"), initMs: z.number() }),
  z.object({ kind: z.literal("init-failed"), error: ErrorShape }),
  z.object({
    kind: z.literal("result"),
    requestId: z.string(),
    result: z.unknown(),
    heapMb: z.number(),
    ms: z.number(),
  }),
  z.object({
    kind: z.literal("failed"),
    requestId: z.string(),
    error: ErrorShape,
    heapMb: z.number(),
    ms: z.number(),
  }),
]);

const exitError = (reason: string): FunctionError => ({
  errorType: "Runtime.ExitError",
  errorMessage: reason,
  trace: [],
});

/** What is young may fill 48 MB of each thread before it is looked at, and there are a hundred threads. */
const YOUNG_MB = 16;

/** Whatever was cut off meets only refusals and soon ends; what does not is ended with its thread. */
const GHOST_MS = 5_000;

/** Starts the thread; `onLog` gets each line it prints. The bundle is loaded at once, before the first invocation. */
export function startWorker(
  settings: WorkerSettings,
  accessKey: string,
  onLog: (line: string) => void,
): FunctionWorker {
  const thread = new Worker(workerFile(), {
    name: accessKey,
    env: { ...settings.environment, AWS_ACCESS_KEY_ID: accessKey, AWS_SECRET_ACCESS_KEY: SECRET_KEY },
    workerData: settings,
    // Lambda's limit is the whole process; the heap is what a bundle fills of it.
    resourceLimits: { maxOldGenerationSizeMb: settings.memoryMb, maxYoungGenerationSizeMb: YOUNG_MB },
    stdout: true,
    stderr: true,
  });
  let dead = false;
  let ghost: { done: Promise<void>; end: () => void } | undefined;
  let initMs: number | undefined;
  let loaded = false;
  let armTimer: () => void = () => undefined;
  let settle: ((answer: Answer) => void) | undefined;
  const answer = (value: Answer): void => {
    const waiting = settle;
    settle = undefined;
    waiting?.(value);
  };
  const lay = (): void => {
    ghost?.end();
    ghost = undefined;
  };
  const end = (value: Answer): void => {
    dead = true;
    lay();
    answer(value);
    void thread.terminate();
  };
  for (const stream of [thread.stdout, thread.stderr]) {
    stream.on("data", (chunk) => {
      for (const line of String(chunk).split("\n")) if (line.trim() !== "") onLog(line);
    });
  }
  thread.on("message", (raw) => {
    const message = Message.parse(raw);
    if (message.kind === "ready") {
      initMs = message.initMs;
      loaded = true;
      armTimer();
    } else if (message.kind === "init-failed") end({ ok: false, kind: "error", error: message.error });
    else if (ghost !== undefined) lay();
    else if (message.kind === "result")
      answer({ ok: true, result: message.result, heapMb: message.heapMb, ms: message.ms });
    else answer({ ok: false, kind: "error", error: message.error, heapMb: message.heapMb, ms: message.ms });
  });
  thread.on("error", (error) => end({ ok: false, kind: "crash", error: exitError(String(error)) }));
  thread.on("exit", (code) =>
    end({ ok: false, kind: "crash", error: exitError(`Runtime exited with error: exit status ${code}`) }),
  );
  return {
    accessKey,
    dead: () => dead,
    takeInitMs: () => {
      const taken = initMs;
      initMs = undefined;
      return taken;
    },
    crash: (reason) => end({ ok: false, kind: "crash", error: exitError(reason) }),
    cutOff: (reason) => {
      if (settle === undefined || dead) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      const late = setTimeout(() => end({ ok: false, kind: "crash", error: exitError(reason) }), GHOST_MS);
      ghost = {
        done: promise,
        end: () => {
          clearTimeout(late);
          resolve();
        },
      };
      answer({ ok: false, kind: "crash", error: exitError(reason) });
    },
    isCutOff: () => ghost !== undefined,
    whenFree: async () => ghost?.done,
    run: (requestId, event) =>
      new Promise((resolve) => {
        const seconds = (settings.timeoutMs / 1000).toFixed(2);
        const late = (): void =>
          end({
            ok: false,
            kind: "timeout",
            error: {
              errorType: "Sandbox.Timedout",
              errorMessage: `RequestId: ${requestId} Error: Task timed out after ${seconds} seconds`,
              trace: [],
            },
          });
        let timer: NodeJS.Timeout | undefined;
        // Loading the bundle is not part of the function's own time, but has a limit of ten seconds, as with Lambda.
        armTimer = () => {
          clearTimeout(timer);
          timer = setTimeout(late, loaded ? settings.timeoutMs : 10_000);
        };
        armTimer();
        settle = (value) => {
          clearTimeout(timer);
          armTimer = () => undefined;
          resolve(value);
        };
        if (dead) answer({ ok: false, kind: "crash", error: exitError("Runtime exited before the call") });
        else {
          const job: WorkerJob = { requestId, event, deadlineMs: settings.timeoutMs };
          thread.postMessage(job);
        }
      }),
  };
}
