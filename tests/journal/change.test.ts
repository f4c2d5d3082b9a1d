import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { refused, unchanged } from "../../shared/journal/answer.ts";
import { changeStored, expectDone } from "../../shared/journal/change.ts";
import type { CommitNeeds } from "../../shared/journal/commit.ts";
import { readItem } from "../../shared/platform/dynamo.ts";
import { newId } from "../../shared/platform/ids.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds } from "../support/visiting.ts";

let real: RealTable;
let needs: CommitNeeds;
let pauses: number[];
const key = { pk: "COUNTER#1", sk: "COUNTER" };
const counter = z.object({ count: z.number() });

beforeEach(async () => {
  real = await startRealTable();
  pauses = [];
  needs = {
    ...testNeeds(real.table, { now: "2026-11-23T09:00:00.000Z" }),
    random: () => 0.5,
    sleep: async (milliseconds) => {
      pauses.push(milliseconds);
    },
  };
});

afterEach(() => real.stop());

const read = async () => {
  const item = await readItem(real.table, key);
  return item === undefined ? undefined : counter.parse(item);
};

const put = (count: number, before: number | undefined) => ({
  put: { ...key, count },
  when:
    before === undefined
      ? { expression: "attribute_not_exists(pk)" }
      : { expression: "#count = :before", names: { "#count": "count" }, values: { ":before": before } },
  otherwise: "overtaken" as const,
});

/** Starts the counter, and tells where it begins. */
const start = (once: string) =>
  changeStored(
    needs,
    { once },
    {
      read: async () => ({ before: await read() }),
      decide: ({ before }) => (before === undefined ? { count: 1 } : refused("started")),
      save: (_found, { count }) => ({ writes: [put(count, undefined)], result: { count } }),
      told: counter,
    },
  );

/** Counts one further, up to three. `meanwhile` happens between the read and the transaction. */
const increase = (once: string, meanwhile: (attempt: number) => Promise<unknown> = async () => undefined) =>
  changeStored(
    needs,
    { once },
    {
      read: async (attempt) => {
        const found = await read();
        await meanwhile(attempt);
        return found;
      },
      decide: ({ count }) => (count < 3 ? { count: count + 1 } : refused("full")),
      save: (before, { count }) => ({ writes: [put(count, before.count)] }),
    },
  );

describe("changing something stored", () => {
  it("reads, decides and saves; what it tells is what it saved", async () => {
    expect(await start("start")).toEqual({ done: { count: 1 } });
    expect(await increase("one")).toEqual({ done: true });
    expect(await read()).toEqual({ count: 2 });
    expect(pauses).toEqual([]);
  });

  it("says unknown of what does not exist", async () => {
    expect(await increase("one")).toEqual({ refusal: "unknown" });
  });

  it("tries again from its read when somebody was quicker, and waits longer each time", async () => {
    await start("start");
    const quick = (attempt: number) => (attempt < 3 ? increase(newId()) : Promise.resolve());
    expect(await increase("slow", quick)).toEqual({ refusal: "full" });
    expect(pauses).toEqual([20, 40]);
    expect(await read()).toEqual({ count: 3 });
  });

  it("is done when the same command comes again, also when what it did would refuse it now", async () => {
    await start("start");
    await increase("one");
    await increase("two");
    expect(await increase("two")).toEqual({ done: true });
    expect(await start("start")).toEqual({ done: { count: 1 } });
    expect(await increase("three")).toEqual({ refusal: "full" });
    expect(await start("again")).toEqual({ refusal: "started" });
    expect(await read()).toEqual({ count: 3 });
  });

  it("writes nothing when what is asked for is so already", async () => {
    await start("start");
    const told = await changeStored(
      needs,
      { once: "same" },
      {
        read,
        decide: ({ count }) => unchanged({ count }),
        save: () => ({ writes: [{ delete: key }] }),
        told: counter,
      },
    );
    expect(told).toEqual({ done: { count: 1 } });
    expect(await read()).toEqual({ count: 1 });
  });

  it("gives up with an error after twelve tries, for the caller to retry or report", async () => {
    await start("start");
    const never = changeStored(
      needs,
      { once: "never" },
      { read, decide: () => refused("overtaken"), save: () => ({}) },
    );
    await expect(never).rejects.toThrow("overtaken by others 12 times");
    expect(pauses).toHaveLength(11);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(500);
  });

  it("throws for a reaction when it was refused", async () => {
    await start("start");
    expect(expectDone(await increase("one"), "Counting")).toBe(true);
    await increase("two");
    const refused = await increase("three");
    expect(() => expectDone(refused, "Counting")).toThrow("Counting was refused: full.");
  });
});
