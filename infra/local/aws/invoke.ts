import { setTimeout as wait } from "node:timers/promises";
import * as z from "zod/mini";
import type { Activity } from "../bench/activity.ts";
import type { LocalClock } from "../bench/clock.ts";
import { errorOf, type LocalFunction } from "./functions.ts";
import type { Permissions } from "./iam.ts";
import type { Ledger } from "./ledger.ts";
import type { Answer } from "./pool.ts";
import type { Queue } from "./queues.ts";
import type { ResolvedTemplate } from "./template.ts";

/** Calls functions the way Lambda's asynchronous queue does, and puts things where failures go. */
export interface AsyncCalls {
  /** Accepts an event for a function: tries it, tries again, and hands what failed for good to its destination. */
  invokeLater: (
    target: LocalFunction,
    event: unknown,
    trigger: string,
    more?: { correlations?: string[] | undefined; lateMs?: number },
  ) => void;
  /** Goes on with what an earlier process had accepted and not brought to its end. */
  resume: () => void;
  /** Sends to a queue by its ARN with the rights of a function's role, as Lambda does for its destinations. */
  sendToFailures: (target: LocalFunction, queueArn: string, body: unknown) => Promise<void>;
  queueAt: (arn: string) => Queue;
  functionAt: (arn: string) => LocalFunction;
  now: () => number;
}

/** The kind in the ledger of calls that were accepted. */
const ACCEPTED = "accepted calls";
const AcceptedCall = z.object({
  id: z.string(),
  function: z.string(),
  event: z.unknown(),
  trigger: z.string(),
  correlations: z.optional(z.array(z.string())),
});
type Accepted = Omit<z.infer<typeof AcceptedCall>, "function">;

const InvokeConfig = z.object({
  FunctionName: z.string(),
  MaximumRetryAttempts: z._default(z.coerce.number(), 2),
  DestinationConfig: z.optional(z.object({ OnFailure: z.optional(z.object({ Destination: z.string() })) })),
});

/** Lambda waits one and two minutes before it tries again; here a developer is waiting. */
const RETRY_AFTER_MS = [200, 400];

/** What a template says of a function's failed asynchronous calls. */
interface FailurePath {
  retries: number;
  destination: string | undefined;
}

const pathsOf = (template: ResolvedTemplate): Map<string, FailurePath> => {
  const paths = new Map<string, FailurePath>();
  for (const { name } of template.ofType("AWS::Lambda::Function"))
    paths.set(name, { retries: 2, destination: undefined });
  for (const { properties } of template.ofType("AWS::Lambda::EventInvokeConfig")) {
    const config = InvokeConfig.parse(properties);
    const path = paths.get(config.FunctionName);
    if (path === undefined) continue;
    path.retries = config.MaximumRetryAttempts;
    path.destination = config.DestinationConfig?.OnFailure?.Destination;
  }
  return paths;
};

/** Makes asynchronous calls possible for the functions of a template. */
export function createAsyncCalls(
  template: ResolvedTemplate,
  parts: {
    functions: LocalFunction[];
    queues: Queue[];
    permissions: Permissions;
    activity: Activity;
    clock: LocalClock;
    ledger: Ledger;
    account: string;
  },
): AsyncCalls {
  const { functions, queues, permissions, activity, clock, ledger, account } = parts;
  const paths = pathsOf(template);
  const queueAt = (arn: string): Queue => {
    const queue = queues.find((one) => one.arn === arn);
    if (queue === undefined) throw new Error(`${arn} is no queue of the template.`);
    return queue;
  };
  const sendToFailures: AsyncCalls["sendToFailures"] = async (target, queueArn, body) => {
    const principal = `arn:aws:sts::${account}:assumed-role/${target.role}/${target.name}`;
    const refusal = await permissions.refusal(target.role, principal, {
      action: "sqs:SendMessage",
      resource: queueArn,
      context: {},
    });
    if (refusal !== undefined)
      throw new Error(`A failure is lost, because its function may not write it down. ${refusal}`);
    queueAt(queueArn).send(JSON.stringify(body));
  };
  const giveUp = async (
    target: LocalFunction,
    event: unknown,
    answer: Answer,
    attempts: number,
    path: FailurePath,
  ): Promise<void> => {
    const error = errorOf(answer);
    if (path.destination === undefined) return;
    await sendToFailures(target, path.destination, {
      version: "1.0",
      timestamp: new Date(clock.now()).toISOString(),
      requestContext: {
        requestId: crypto.randomUUID(),
        functionArn: `${target.arn}:$LATEST`,
        condition: "RetriesExhausted",
        approximateInvokeCount: attempts,
      },
      requestPayload: event,
      responseContext: { statusCode: 200, executedVersion: "$LATEST", functionError: "Unhandled" },
      responsePayload: error,
    });
  };
  const bringToEnd = async (target: LocalFunction, accepted: Accepted): Promise<void> => {
    const path = paths.get(target.name) ?? { retries: 2, destination: undefined };
    const { event, trigger, correlations } = accepted;
    for (let attempt = 1; ; attempt += 1) {
      const answer = await target.invoke({ event, trigger, attempt, ...(correlations && { correlations }) });
      // What is cut off by a stop is not given up: the next start goes on with it.
      if (target.stopped()) return;
      if (answer.ok || attempt > path.retries) {
        if (!answer.ok) await giveUp(target, event, answer, attempt, path);
        ledger.remove(ACCEPTED, accepted.id);
        return;
      }
      await wait(RETRY_AFTER_MS[attempt - 1] ?? 400);
    }
  };
  const functionAt: AsyncCalls["functionAt"] = (arn) => {
    const found = functions.find(
      (one) => one.arn === arn || arn === `${one.arn}:$LATEST` || one.name === arn,
    );
    if (found === undefined) throw new Error(`${arn} is no function of the template.`);
    return found;
  };
  return {
    queueAt,
    functionAt,
    sendToFailures,
    now: clock.now,
    invokeLater: (target, event, trigger, { correlations, lateMs = 0 } = {}) => {
      const accepted: Accepted = { id: crypto.randomUUID(), event, trigger, correlations };
      ledger.put(ACCEPTED, accepted.id, { ...accepted, function: target.name });
      void activity.track(async () => {
        if (lateMs > 0) await wait(lateMs);
        await bringToEnd(target, accepted);
      });
    },
    resume: () => {
      for (const [, value] of ledger.all(ACCEPTED)) {
        const { function: name, ...accepted } = AcceptedCall.parse(value);
        // A function that the template no longer has cannot be called; nobody waits for it.
        const target = functions.find((one) => one.name === name);
        if (target !== undefined) void activity.track(() => bringToEnd(target, accepted));
        else ledger.remove(ACCEPTED, accepted.id);
      }
    },
  };
}
