import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { onFailureReplayRequested } from "../../functions/failures/on-failure-replay-requested.ts";
import { queueRecordFailure } from "../../functions/failures/queue-record-failure.ts";
import { FailureReplayRequested } from "../../shared/failures/entries.ts";
import { readFailureById } from "../../shared/failures/store.ts";
import { orderOf, parseOrder } from "../../shared/letters/sending/order.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { aLetter, aMessage, post, testQueues } from "../letters/samples.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { standIn } from "../support/stand-in.ts";
import { reactionOccasion, testNeeds } from "../support/visiting.ts";
import { aDestinationRecord, anAsking, anEnquiry, anEvent, aStreamRecord, functionArn } from "./samples.ts";

let real: RealTable;
const clock = { now: "2026-11-23T09:00:00.000Z" };
const lambda = standIn(LambdaClient);
const sqs = standIn(SQSClient);

beforeAll(async () => {
  real = await startRealTable();
});
afterAll(() => real.stop());
beforeEach(() => {
  clock.now = plus(clock.now, "P1D");
  lambda.reset();
  sqs.reset();
  lambda.on(InvokeCommand).resolves({ StatusCode: 202 });
  sqs.on(SendMessageBatchCommand).resolves({ Successful: [], Failed: [] });
});

const publisherArn = functionArn.replace(/convenor-.*/, "convenor-JournalStreamPublishEntri-x");

const needs = () => ({
  ...testNeeds(real.table, clock),
  lambda: new LambdaClient({ region: "eu-west-2" }),
  queues: testQueues(),
});

const fail = async (body: unknown): Promise<string> => {
  const message = aMessage(JSON.stringify(body));
  await queueRecordFailure(needs(), message);
  return message.messageId;
};
const replay = async (id: string) => {
  const entry = FailureReplayRequested.parse(anAsking(id, clock.now));
  await onFailureReplayRequested(needs(), entry, reactionOccasion(needs(), "failures/replay", entry));
};
const names = async () => (await real.entries(utcDate(clock.now))).map(({ name }) => name);
const invoked = () => lambda.commandCalls(InvokeCommand).map(({ args }) => args[0].input);
const ordered = () =>
  sqs
    .commandCalls(SendMessageBatchCommand)
    .flatMap(({ args }) =>
      (args[0].input.Entries ?? []).map(({ MessageBody = "" }) => parseOrder(MessageBody)),
    );

describe("a failure", () => {
  test("is recorded once, however often its message comes, with ids only", async () => {
    const message = aMessage(JSON.stringify(aDestinationRecord(anEvent(anEnquiry(clock.now)))));
    await queueRecordFailure(needs(), message);
    await queueRecordFailure(needs(), message);
    expect(await names()).toEqual(["FailureRecorded"]);
    expect(await real.items(`FAILURE#${message.messageId}`)).toHaveLength(1);
  });

  test("of a function: the function is started again with what it was given, without its version", async () => {
    const event = anEvent(anEnquiry(clock.now));
    const id = await fail(aDestinationRecord(event));
    await replay(id);
    expect(invoked()).toMatchObject([{ FunctionName: functionArn, InvocationType: "Event" }]);
    const payload = z.instanceof(Uint8Array).parse(invoked()[0]?.Payload);
    expect(JSON.parse(new TextDecoder().decode(payload))).toEqual(event);
    expect(await readFailureById(real.table, id)).toMatchObject({
      status: "replayed",
      replayedAt: clock.now,
    });
  });

  test("that was replayed is not replayed again", async () => {
    const id = await fail(aDestinationRecord(anEvent(anEnquiry(clock.now))));
    await replay(id);
    await replay(id);
    expect(invoked()).toHaveLength(1);
  });

  test("whose function cannot be started stays, and the replay is tried again", async () => {
    lambda.on(InvokeCommand).rejectsOnce(new Error("AccessDenied")).resolves({ StatusCode: 202 });
    const id = await fail(aDestinationRecord(anEvent(anEnquiry(clock.now))));
    await expect(replay(id)).rejects.toThrow("AccessDenied");
    expect(await readFailureById(real.table, id)).toMatchObject({ status: "open" });
    await replay(id);
    expect(await readFailureById(real.table, id)).toMatchObject({ status: "replayed" });
  });

  test("of a letter: the letter is asked for again", async () => {
    const order = orderOf(await post(needs(), aLetter({ queuedAt: clock.now })));
    await replay(await fail(order));
    expect(ordered()).toEqual([order]);
  });

  test("of publishing: is recorded without an entry, which could not be published either and would fail for ever", async () => {
    const id = await fail(aStreamRecord(publisherArn, "2026-11-23T08:00:00Z", "2026-11-23T08:01:00Z"));
    expect(await readFailureById(real.table, id)).toMatchObject({ kind: "stream", status: "open" });
    expect(await names()).toEqual([]);
  });

  test("of publishing: the period is published again", async () => {
    await replay(await fail(aStreamRecord(publisherArn, "2026-11-23T08:00:00Z", "2026-11-23T08:01:00Z")));
    const asked = (await real.entries(utcDate(clock.now))).find(({ name }) => name === "RepublishRequested");
    expect(asked?.data).toEqual({ from: "2026-11-23T07:45:00.000Z", to: "2026-11-23T08:02:00.000Z" });
  });

  test("of queueing: the letters of the period that still wait are asked for again", async () => {
    const waiting = await post(needs(), aLetter({ queuedAt: clock.now }));
    await post(needs(), aLetter({ queuedAt: clock.now, status: "sent" }));
    await post(needs(), aLetter({ queuedAt: plus(clock.now, "PT2H") }));
    const arn = functionArn.replace(/convenor-.*/, "convenor-LettersStreamQueueLetter-x");
    await replay(await fail(aStreamRecord(arn, clock.now, plus(clock.now, "PT1M"))));
    expect(ordered().map(({ letterId }) => letterId)).toEqual([waiting.id]);
  });

  test("of a replay: what it was to replay is replayed, and both are done with", async () => {
    const inner = await fail(aDestinationRecord(anEvent(anEnquiry(clock.now))));
    const outer = await fail(
      aDestinationRecord(anEvent(anAsking(inner, clock.now)), "arn:aws:lambda:eu-west-2:0:function:replayer"),
    );
    await replay(outer);
    expect(invoked()).toMatchObject([{ FunctionName: functionArn }]);
    for (const id of [inner, outer])
      expect(await readFailureById(real.table, id)).toMatchObject({ status: "replayed" });
  });

  test("that is not there is nothing to do", async () => {
    await replay("not-there");
    expect(invoked()).toEqual([]);
  });
});
