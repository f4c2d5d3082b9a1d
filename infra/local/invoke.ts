import * as z from "zod";
import type { Activity } from "./activity.ts";
import type { LocalClock } from "./clock.ts";
import { errorOf, type LocalFunction } from "./functions.ts";
import type { Permissions } from "./iam.ts";
import type { Answer } from "./pool.ts";
import type { MessageAttributes, Queue } from "./queues.ts";
import type { ResolvedTemplate } from "./template.ts";

/** Calls functions the way Lambda's asynchronous queue does, and puts things where failures go. */
export interface AsyncCalls {
  /** Accepts an event for a function: tries it, tries again, and hands what failed for good to its destination. */
  invokeLater: (target: LocalFunction, event: unknown, trigger: string, correlations?: string[]) => void;
  /** Sends to a queue by its ARN with the rights of a function's role, as Lambda does for its destinations. */
  sendToFailures: (
    target: LocalFunction,
    queueArn: string,
    body: unknown,
    attributes?: MessageAttributes,
  ) => Promise<void>;
  queueAt: (arn: string) => Queue;
  functionAt: (arn: string) => LocalFunction;
  now: () => number;
}

const InvokeConfig = z.object({
  FunctionName: z.string(),
  MaximumRetryAttempts: z.coerce.number().default(2),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }).optional() }).optional(),
});
const DeadLetters = z.object({ DeadLetterConfig: z.object({ TargetArn: z.string() }) });

/** Lambda waits one and two minutes before it tries again; here a developer is waiting. */
const RETRY_AFTER_MS = [200, 400];

/** What a template says of a function's failed asynchronous calls. */
interface FailurePath {
  retries: number;
  destination: string | undefined;
  deadLetters: string | undefined;
}

const pathsOf = (template: ResolvedTemplate): Map<string, FailurePath> => {
  const paths = new Map<string, FailurePath>();
  for (const { name, properties } of template.ofType("AWS::Lambda::Function")) {
    const letters = DeadLetters.safeParse(properties);
    paths.set(name, {
      retries: 2,
      destination: undefined,
      deadLetters: letters.success ? letters.data.DeadLetterConfig.TargetArn : undefined,
    });
  }
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
    account: string;
  },
): AsyncCalls {
  const { functions, queues, permissions, activity, clock, account } = parts;
  const paths = pathsOf(template);
  const queueAt = (arn: string): Queue => {
    const queue = queues.find((one) => one.arn === arn);
    if (queue === undefined) throw new Error(`${arn} is no queue of the template.`);
    return queue;
  };
  const sendToFailures: AsyncCalls["sendToFailures"] = async (target, queueArn, body, attributes) => {
    const principal = `arn:aws:sts::${account}:assumed-role/${target.role}/${target.name}`;
    const refusal = await permissions.refusal(target.role, principal, {
      action: "sqs:SendMessage",
      resource: queueArn,
      context: {},
    });
    if (refusal !== undefined)
      throw new Error(`A failure is lost, because its function may not write it down. ${refusal}`);
    queueAt(queueArn).send(typeof body === "string" ? body : JSON.stringify(body), attributes);
  };
  const giveUp = async (
    target: LocalFunction,
    event: unknown,
    answer: Answer,
    attempts: number,
    path: FailurePath,
  ): Promise<void> => {
    const error = errorOf(answer);
    if (path.deadLetters !== undefined) {
      await sendToFailures(target, path.deadLetters, event, {
        ErrorMessage: { DataType: "String", StringValue: error?.errorMessage },
      });
    }
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
  return {
    queueAt,
    functionAt: (arn) => {
      const found = functions.find(
        (one) => one.arn === arn || arn === `${one.arn}:$LATEST` || one.name === arn,
      );
      if (found === undefined) throw new Error(`${arn} is no function of the template.`);
      return found;
    },
    sendToFailures,
    now: clock.now,
    invokeLater: (target, event, trigger, correlations) => {
      const path = paths.get(target.name) ?? { retries: 2, destination: undefined, deadLetters: undefined };
      void activity.track(async () => {
        for (let attempt = 1; ; attempt += 1) {
          const answer = await target.invoke({
            event,
            trigger,
            attempt,
            ...(correlations && { correlations }),
          });
          if (answer.ok) return;
          if (attempt > path.retries) return giveUp(target, event, answer, attempt, path);
          await new Promise((done) => setTimeout(done, RETRY_AFTER_MS[attempt - 1] ?? 400));
        }
      });
    },
  };
}
