import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import * as z from "zod/mini";
import { type Ledger, noLedger, openLedger } from "../../../infra/local/aws/ledger.ts";
import { createQueue, type Queue } from "../../../infra/local/aws/queues.ts";
import { drainQueue, mappingOf } from "../../../infra/local/aws/sources.ts";
import { createActivity } from "../../../infra/local/bench/activity.ts";
import { createClock } from "../../../infra/local/bench/clock.ts";
import { createFaults } from "../../../infra/local/bench/faults.ts";

const START = Date.parse("2026-11-23T21:00:00.000Z");
const HOUR = 3_600_000;

const makeQueue = (properties: Record<string, unknown>, others: Queue[] = [], ledger: Ledger = noLedger) => {
  const activity = createActivity();
  const clock = createClock(activity, START);
  const resource = {
    stack: "s",
    id: "Jobs",
    type: "AWS::SQS::Queue",
    name: "jobs",
    arn: "arn:jobs",
    properties,
  };
  const find = (arn: string) => others.find((one) => one.arn === arn);
  const queue = createQueue(resource, "http://127.0.0.1/jobs", find, {
    activity,
    clock,
    faults: createFaults(),
    ledger,
  });
  return { queue, clock, activity };
};

it("gives a message that is held until the morning when the clock is moved there, not before", async () => {
  const { queue, clock, activity } = makeQueue({});
  let arrivals = 0;
  queue.consume(() => {
    arrivals += 1;
  });
  queue.send("good night");
  const [message] = queue.receive(1);
  if (message === undefined) throw new Error("The message was not received.");
  queue.hide(message, 10 * 3600);
  queue.rest(message);
  await activity.whenIdle();
  expect(queue.receive(1)).toEqual([]);

  // The stack waits for the message from the moment it is visible again; here nobody takes it, so it is taken by hand.
  const moving = clock.moveTo(START + 11 * HOUR);
  await expect.poll(() => arrivals).toBe(2);
  const [again] = queue.receive(1);
  queue.remove(again?.receipt ?? "");
  const move = await moving;
  clock.stop();
  expect(again).toMatchObject({ body: "good night", receives: 2 });
  expect(move.steps.map(({ at, what }) => `${at.slice(0, 16)} ${what}`)).toEqual([
    "2026-11-24T07:00 a held message of jobs",
  ]);
});

it("gives a message that is sent with a delay when the delay is over, with none of its receives used up", async () => {
  const { queue, clock } = makeQueue({});
  queue.send("later", {}, 900);
  expect(queue.receive(1)).toEqual([]);
  await clock.moveTo(START + HOUR);
  expect(queue.receive(1)).toMatchObject([{ body: "later", receives: 1 }]);
  clock.stop();
});

it("moves a message to the dead letters when it was received too often", () => {
  const dead = makeQueue({});
  const deadQueue = { ...dead.queue, arn: "arn:dead" };
  const { queue, clock } = makeQueue(
    { RedrivePolicy: { deadLetterTargetArn: "arn:dead", maxReceiveCount: "2" } },
    [deadQueue],
  );
  queue.send("poison", { why: { DataType: "String", StringValue: "test" } });
  for (const round of [1, 2]) {
    const [message] = queue.receive(1);
    expect(message?.receives).toBe(round);
    if (message !== undefined) message.state = "visible";
  }
  expect(queue.receive(1)).toEqual([]);
  expect(deadQueue.messages).toMatchObject([
    { body: "poison", attributes: { why: { StringValue: "test" } } },
  ]);
  clock.stop();
  dead.clock.stop();
});

it("gathers messages for as long as a mapping waits for a fuller batch; nobody waits for them meanwhile, and a full one goes at once", async () => {
  const { queue, clock, activity } = makeQueue({});
  const batches: number[] = [];
  const take = {
    label: "take",
    stopped: () => false,
    invoke: async ({ event }: { event: unknown }) => {
      batches.push(z.object({ Records: z.array(z.unknown()) }).parse(event).Records.length);
      return { ok: true, result: null } as const;
    },
  };
  const mapping = mappingOf({
    stack: "s",
    id: "Take",
    type: "AWS::Lambda::EventSourceMapping",
    name: "",
    arn: "",
    properties: {
      FunctionName: "take",
      EventSourceArn: "arn:jobs",
      BatchSize: 3,
      MaximumBatchingWindowInSeconds: 60,
    },
  });
  drainQueue(mapping, queue, take, { clock, faults: createFaults(), region: "eu-west-2" });
  queue.send("one");
  queue.send("two");
  await activity.whenIdle();
  expect(batches).toEqual([]);
  await clock.moveTo(START + 61_000);
  expect(batches).toEqual([2]);
  for (const body of ["one", "two", "three"]) queue.send(body);
  await activity.whenIdle();
  expect(batches).toEqual([2, 3]);
  expect(queue.messages).toEqual([]);
  clock.stop();
});

it("refuses a FIFO queue, which it does not run", () => {
  expect(() => makeQueue({ FifoQueue: true })).toThrow("FIFO");
});

it("brings back after a kill what waited and what was in flight, and what was held only at its time", async () => {
  const directory = mkdtempSync(join(tmpdir(), "queue-test-"));
  const ledger = openLedger(join(directory, "ledger.jsonl"));
  const { queue, clock } = makeQueue({}, [], ledger);
  for (const body of ["done", "in flight", "held", "waits"]) queue.send(body);
  const [done, , held] = queue.receive(3);
  queue.remove(done?.receipt ?? "");
  if (held !== undefined) queue.hide(held, 3600);
  clock.stop();

  const after = makeQueue({}, [], openLedger(join(directory, "ledger.jsonl")));
  after.queue.resume();
  const bodies = () => after.queue.receive(10).map(({ body, receives }) => [body, receives]);
  expect(bodies()).toEqual([
    ["in flight", 2],
    ["waits", 1],
  ]);
  await after.clock.moveTo(START + 2 * HOUR);
  expect(bodies()).toEqual([["held", 2]]);
  after.clock.stop();
  rmSync(directory, { recursive: true, force: true });
});
