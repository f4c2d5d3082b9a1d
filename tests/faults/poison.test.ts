import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { type LocalStack, startLocalStack } from "../../infra/local/index.ts";
import { ENTRY_SOURCE } from "../../shared/journal/entry-source.ts";
import { parseLetter } from "../../shared/letters/item.ts";
import { signIn } from "../support/over-http.ts";
import { sharedAssembly } from "../support/shared-assembly.ts";
import { wholeTable } from "../support/whole-table.ts";
import { breakFunction } from "./broken.ts";
import {
  failuresAtDesk,
  replayAtDesk,
  replayToTheEnd,
  republishAtDesk,
  setAllAsideAtDesk,
  stateBesidesRepairs,
} from "./desk-work.ts";
import { howTheyEnded, surplus } from "./end-state.ts";
import { Run } from "./run.ts";
import { enquiry, member } from "./stories.ts";
import { settle } from "./timetable.ts";

// Each of these waits for retries, some of them ten.
vi.setConfig({ testTimeout: 120_000 });

let stack: LocalStack;
beforeAll(async () => {
  stack = await startLocalStack({ assembly: await sharedAssembly(), startAt: "2027-04-05T09:00:00Z" });
});
afterAll(() => stack?.stop());

/** Each tells whole stories, with everything that follows from each step. */

let told = 5000;
const newRun = (): Run => {
  told += 1;
  return new Run(stack, `t${told}x`);
};
/** The letters of a story that went out, also those that another one tells. */
const kinds = async (run: Run): Promise<string[]> => {
  await settle(stack);
  return (await wholeTable(stack, "LETTER#"))
    .map(parseLetter)
    .filter(({ correlation }) => correlation === run.correlation)
    .filter(({ status }) => ["sent", "delivered", "in-digest"].includes(status))
    .map(({ kind }) => kind)
    .sort();
};

describe("what is malformed", () => {
  it("on the bus: fails by itself, is shown at the desk, and holds up nobody", async () => {
    const client = new EventBridgeClient(stack.client);
    const run = newRun();
    const poison = { Source: ENTRY_SOURCE, DetailType: "EnquiryReceived", EventBusName: stack.addresses.bus };
    await client.send(
      new PutEventsCommand({
        Entries: [
          { ...poison, Detail: '{"name":"EnquiryReceived"}' },
          { ...poison, Detail: '"not even an object"' },
        ],
      }),
    );
    client.destroy();
    await enquiry.acts.first?.(run, {});
    expect(await kinds(run)).toEqual(["enquiry-for-team", "enquiry-received"]);
    const failures = await failuresAtDesk(stack);
    // Each function that hears of an enquiry gives up on each: the one that confirms it, the search, what waits for whom, and what counts.
    expect(failures).toHaveLength(8);
    for (const { why } of failures) expect(why).toContain("ZodError");
    await setAllAsideAtDesk(stack);
    expect(await failuresAtDesk(stack)).toEqual([]);
  });

  it("in the letters queue: is given up after five tries, and the others are sent meanwhile", async () => {
    const client = new SQSClient(stack.client);
    const [queue] = Object.entries(stack.addresses.queues).filter(([name]) => name.includes("Letters"));
    const run = newRun();
    const Entries = ["not an order", '{"letterId":"of nothing"}'].map((MessageBody, index) => ({
      Id: `${index}`,
      MessageBody,
    }));
    await client.send(new SendMessageBatchCommand({ QueueUrl: queue?.[1], Entries }));
    client.destroy();
    await enquiry.acts.first?.(run, {});
    expect(await kinds(run)).toEqual(["enquiry-for-team", "enquiry-received"]);
    const why = "The message is in no known form.";
    expect((await failuresAtDesk(stack)).map((failure) => failure.why)).toEqual([why, why]);
    await setAllAsideAtDesk(stack);
    expect(await failuresAtDesk(stack)).toEqual([]);
  });
});

/** Joins, confirms and leaves; what is broken is repaired and replayed before the next step needs it. */
const tellOfMember = async (run: Run, repaired: () => Promise<void>): Promise<void> => {
  await member.acts.first?.(run, {});
  await repaired();
  await member.acts.second?.(run, {});
  await repaired();
  await member.acts.third?.(run, {});
  await repaired();
  await settle(stack);
};

const MOON = "The moon stood in the way";

describe("a function that always fails", () => {
  it.each([
    ["members-on-membership-requested", `Error: ${MOON}`],
    ["letters-queue-send-letter", "The letter could not be sent in several tries."],
    // The stream's records do not say what the function said.
    ["letters-stream-queue-letters", "RetryAttemptsExhausted"],
    ["journal-stream-publish-entries", "RetryAttemptsExhausted"],
    ["letters-on-mail-event", `Error: ${MOON}`],
  ])(
    "%s: what it was given waits at the desk with the reason; repaired and replayed, all is as if nothing had happened",
    async (label, reason) => {
      const start = stack.now();
      const without = newRun();
      await tellOfMember(without, () => settle(stack));
      const run = newRun();
      let repair = breakFunction(stack, label, MOON);
      onTestFinished(() => repair());
      let seen = 0;
      await tellOfMember(run, async () => {
        await stack.idle();
        const failures = await failuresAtDesk(stack);
        seen += failures.length;
        for (const { why } of failures) expect(why).toBe(reason);
        repair();
        await replayToTheEnd(stack);
        expect(await failuresAtDesk(stack)).toEqual([]);
        repair = breakFunction(stack, label, MOON);
      });
      expect(seen).toBeGreaterThan(0);
      const story = member;
      const [asIs, asShould] = await howTheyEnded(
        stack,
        [
          { story, run },
          { story, run: without },
        ],
        start,
      );
      // What the repair itself left is not of the story: failures, the button that started each again, and how far entries were published again.
      const besides = (items: readonly string[] = []) =>
        items.filter((item) => !/failure|on-republish-requested:|ONCE#form:ID:ANSWERS:ID:\d/i.test(item));
      expect(surplus(besides(asIs?.state), besides(asShould?.state))).toEqual([]);
      expect(surplus(besides(asShould?.state), besides(asIs?.state))).toEqual([]);
      expect(asIs?.letters).toEqual(asShould?.letters);
    },
  );

  it("for many: one button replays all of it, once", async () => {
    const repair = breakFunction(stack, "enquiries-on-enquiry-received", MOON);
    onTestFinished(repair);
    const runs = [newRun(), newRun(), newRun()];
    for (const run of runs) await enquiry.acts.first?.(run, {});
    await stack.idle();
    const why = `Error: ${MOON}`;
    expect((await failuresAtDesk(stack)).filter((failure) => failure.why === why)).toHaveLength(3);
    repair();
    await replayAtDesk(stack);
    for (const run of runs) expect(await kinds(run)).toEqual(["enquiry-for-team", "enquiry-received"]);
    expect((await failuresAtDesk(stack)).filter((failure) => failure.why === why)).toEqual([]);
  });
});

describe("publishing a period again", () => {
  it("changes nothing: no second letter, no other state", async () => {
    const start = stack.now();
    const run = newRun();
    await tellOfMember(run, () => settle(stack));
    await enquiry.acts.first?.(run, {});
    await settle(stack);
    await enquiry.acts.second?.(run, await signIn(stack));
    await settle(stack);
    const letters = stack.letters().length;
    const state = await stateBesidesRepairs(stack);
    const published = stack.invocations().length;
    await republishAtDesk(stack, start, stack.now());
    expect(stack.invocations().length).toBeGreaterThan(published + 5);
    expect(stack.letters()).toHaveLength(letters);
    expect(await stateBesidesRepairs(stack)).toEqual(state);
  });
});
