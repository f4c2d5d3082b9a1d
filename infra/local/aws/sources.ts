import * as z from "zod/mini";
import type { LocalClock } from "../bench/clock.ts";
import type { Faults } from "../bench/faults.ts";
import type { LocalFunction } from "./functions.ts";
import type { AsyncCalls } from "./invoke.ts";
import { patternMatches } from "./pattern.ts";
import type { Answer } from "./pool.ts";
import { type Message, md5, type Queue } from "./queues.ts";
import type { Resource } from "./template.ts";

/** One mapping of a queue or stream to a function, as the template has it. */
export const Mapping = z.object({
  FunctionName: z.string(),
  EventSourceArn: z.string(),
  BatchSize: z.optional(z.coerce.number()),
  MaximumBatchingWindowInSeconds: z._default(z.coerce.number(), 0),
  Enabled: z.optional(z.never()),
  BisectBatchOnFunctionError: z._default(z.coerce.boolean(), false),
  MaximumRetryAttempts: z._default(z.coerce.number(), -1),
  FunctionResponseTypes: z._default(z.array(z.string()), []),
  ScalingConfig: z.optional(z.object({ MaximumConcurrency: z.coerce.number() })),
  FilterCriteria: z.optional(
    z.object({ Filters: z._default(z.array(z.object({ Pattern: z.string() })), []) }),
  ),
  DestinationConfig: z.optional(z.object({ OnFailure: z.optional(z.object({ Destination: z.string() })) })),
});
/** A mapping, checked. */
export type Mapping = z.infer<typeof Mapping>;

/** Reads the event source mapping in a resource. */
export const mappingOf = (resource: Resource): Mapping => Mapping.parse(resource.properties);

const Pattern = z.record(z.string(), z.unknown());
const Partial = z.object({
  batchItemFailures: z._default(z.array(z.object({ itemIdentifier: z.string() })), []),
});

/** Whether a record passes the filters of a mapping; without filters all do. */
export const filterOf = (mapping: Mapping): ((record: unknown) => boolean) => {
  const patterns =
    mapping.FilterCriteria?.Filters.map(({ Pattern: text }) => Pattern.parse(JSON.parse(text))) ?? [];
  return (record) => patterns.length === 0 || patterns.some((pattern) => patternMatches(pattern, record));
};

/** The identifiers that a partial answer names as failed. A malformed answer means that all failed, as with Lambda. */
const failuresIn = (mapping: Mapping, answer: Answer, all: string[]): string[] => {
  if (!answer.ok) return all;
  if (!mapping.FunctionResponseTypes.includes("ReportBatchItemFailures") || answer.result === null) return [];
  const partial = Partial.safeParse(answer.result);
  if (!partial.success) return all;
  const named = partial.data.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  return named.every((id) => all.includes(id)) ? named : all;
};

const sqsRecord = (message: Message, queue: Queue, region: string): Record<string, unknown> => ({
  messageId: message.id,
  receiptHandle: message.receipt,
  body: message.body,
  attributes: {
    ApproximateReceiveCount: String(message.receives),
    SentTimestamp: String(message.sentAt),
    SenderId: "local",
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
  },
  messageAttributes: Object.fromEntries(
    Object.entries(message.attributes).map(([name, { DataType, StringValue }]) => [
      name,
      { dataType: DataType, stringValue: StringValue },
    ]),
  ),
  md5OfBody: md5(message.body),
  eventSource: "aws:sqs",
  eventSourceARN: queue.arn,
  awsRegion: region,
});

/** A failed message is visible again after its queue's timeout in AWS, after this here: a developer is waiting. */
const AGAIN_AFTER_MS = 250;

/** Hands a queue's messages to a function in batches, with the concurrency the mapping allows; where it has a window, once that is over or a batch is full. */
export function drainQueue(
  mapping: Mapping,
  queue: Queue,
  target: Pick<LocalFunction, "invoke" | "label" | "stopped">,
  parts: { clock: LocalClock; faults: Faults; region: string },
): void {
  const { clock } = parts;
  const size = mapping.BatchSize ?? 10;
  const windowMs = mapping.MaximumBatchingWindowInSeconds * 1000;
  const most = mapping.ScalingConfig?.MaximumConcurrency ?? 5;
  if (mapping.FilterCriteria !== undefined)
    throw new Error(`${target.label} filters ${queue.name}, which the local stack does for streams alone.`);
  let running = 0;
  const handle = async (messages: Message[]): Promise<void> => {
    const records = messages.map((message) => sqsRecord(message, queue, parts.region));
    if (parts.faults.happens("duplicate"))
      await target.invoke({ event: { Records: records }, trigger: `queue ${shortName(queue)} (again)` });
    const answer = await target.invoke({ event: { Records: records }, trigger: `queue ${shortName(queue)}` });
    const failed = failuresIn(
      mapping,
      answer,
      messages.map(({ id }) => id),
    );
    for (const message of messages) {
      if (!failed.includes(message.id)) queue.remove(message.receipt ?? "");
      else if (message.hiddenUntil === undefined) queue.release(message, AGAIN_AFTER_MS);
      // What is held until a later moment is not in flight any more: nobody waits for it.
      else queue.rest(message);
    }
  };
  const pump = (): void => {
    while (running < most && !target.stopped()) {
      const batch = queue.receive(size);
      if (batch.length === 0) return;
      running += 1;
      void handle(batch).finally(() => {
        running -= 1;
        pump();
      });
    }
  };
  let isGathering = false;
  const gather = (): void => {
    const waiting = queue.messages.filter(({ state }) => state === "visible");
    if (waiting.length >= size) {
      pump();
      return;
    }
    // Nothing is done about them until the window is over, so nobody waits for them.
    for (const message of waiting) queue.rest(message);
    if (isGathering || waiting.length === 0) return;
    isGathering = true;
    clock.at(clock.now() + windowMs, `a batch of ${queue.name}`, async () => {
      isGathering = false;
      pump();
    });
  };
  queue.consume(windowMs > 0 ? gather : pump);
}

/** The part of a queue's name that people gave it. */
export const shortName = (queue: Queue): string =>
  /Queues?(?<given>[A-Z][a-z]+)/.exec(queue.name)?.groups?.["given"]?.toLowerCase() ?? queue.name;

/** One record of a table's stream, as DynamoDB gives it and Lambda hands it on. */
export const StreamRecord = z.looseObject({
  eventID: z.string(),
  eventName: z.string(),
  dynamodb: z.looseObject({
    SequenceNumber: z.string(),
    Keys: z.record(z.string(), z.looseObject({ S: z.optional(z.string()) })),
    NewImage: z.optional(z.record(z.string(), z.looseObject({}))),
  }),
});
/** A record, checked. */
export type StreamRecord = z.infer<typeof StreamRecord>;

/** Hands the records of a stream to a function in order: one batch at a time, halved or tried again when it fails. */
export function createStreamMapping(
  mapping: Mapping,
  target: LocalFunction,
  parts: { calls: AsyncCalls; faults: Faults },
): (records: StreamRecord[]) => Promise<void> {
  const { calls, faults } = parts;
  if (mapping.MaximumBatchingWindowInSeconds > 0)
    throw new Error(
      `${target.label} waits for a fuller batch of a stream, which the local stack does for queues alone.`,
    );
  const passes = filterOf(mapping);
  const again = () => new Promise((done) => setTimeout(done, 100));
  const giveUp = async (batch: StreamRecord[], attempts: number): Promise<void> => {
    const destination = mapping.DestinationConfig?.OnFailure?.Destination;
    if (destination === undefined) return;
    const at = new Date(calls.now()).toISOString();
    const [first, last] = [batch.at(0)?.dynamodb.SequenceNumber, batch.at(-1)?.dynamodb.SequenceNumber];
    await calls.sendToFailures(target, destination, {
      version: "1.0",
      timestamp: at,
      requestContext: {
        requestId: crypto.randomUUID(),
        functionArn: `${target.arn}:$LATEST`,
        condition: "RetryAttemptsExhausted",
        approximateInvokeCount: attempts,
      },
      responseContext: { statusCode: 200, executedVersion: "$LATEST", functionError: "Unhandled" },
      DDBStreamBatchInfo: {
        shardId: "local",
        startSequenceNumber: first,
        endSequenceNumber: last,
        approximateArrivalOfFirstRecord: at,
        approximateArrivalOfLastRecord: at,
        batchSize: batch.length,
        streamArn: mapping.EventSourceArn,
      },
    });
  };
  const process = async (batch: StreamRecord[], attempt: number): Promise<void> => {
    if (faults.happens("duplicate"))
      await target.invoke({ event: { Records: batch }, trigger: "stream (again)", attempt });
    const answer = await target.invoke({ event: { Records: batch }, trigger: "stream", attempt });
    // Cut off by a stop: the next start reads it again.
    if (target.stopped()) return;
    const failed = failuresIn(
      mapping,
      answer,
      batch.map((record) => record.dynamodb.SequenceNumber),
    );
    if (failed.length === 0) return;
    // What is before the first failed record is done; the rest comes again, in order.
    const from = batch.findIndex((record) => failed.includes(record.dynamodb.SequenceNumber));
    const rest = batch.slice(Math.max(0, from));
    if (mapping.MaximumRetryAttempts >= 0 && attempt > mapping.MaximumRetryAttempts)
      return giveUp(rest, attempt);
    await again();
    if (mapping.BisectBatchOnFunctionError && rest.length > 1 && !answer.ok) {
      const half = Math.ceil(rest.length / 2);
      await process(rest.slice(0, half), attempt + 1);
      return process(rest.slice(half), attempt + 1);
    }
    return process(rest, rest.length < batch.length ? 1 : attempt + 1);
  };
  return async (records) => {
    const wanted = records.filter((record) => passes(record));
    const size = mapping.BatchSize ?? 100;
    for (let index = 0; index < wanted.length; index += size)
      await process(wanted.slice(index, index + size), 1);
  };
}
