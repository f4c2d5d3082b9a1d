import { DynamoDBClient, TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Change, commit } from "../../shared/journal/commit.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { standIn } from "../support/stand-in.ts";
import { testNeeds } from "../support/visiting.ts";

const clock = { now: "2026-11-23T09:00:00.000Z" };
const key = { pk: "TEST#1", sk: "TEST" };

const change = (once: string, more: Partial<Change<"taken" | "gone">> = {}): Change<"taken" | "gone"> => ({
  once,
  writes: [
    { put: { ...key, made: once }, when: { expression: "attribute_not_exists(pk)" }, otherwise: "taken" },
    {
      check: { pk: "TEST#2", sk: "TEST" },
      when: { expression: "attribute_not_exists(pk)" },
      otherwise: "gone",
    },
  ],
  ...more,
});

describe("a commit against DynamoDB", () => {
  let real: RealTable;
  beforeAll(async () => {
    real = await startRealTable();
  });
  afterAll(() => real.stop());

  test("is made once, gives the first result again, and names what refused it", async () => {
    const needs = testNeeds(real.table, clock);
    expect(await commit(needs, change("a", { result: { reference: "first" } }))).toEqual({
      outcome: "committed",
    });
    expect(await commit(needs, change("a", { result: { reference: "second" } }))).toEqual({
      outcome: "repeated",
      result: { reference: "first" },
    });
    expect(await commit(needs, change("b"))).toEqual({ outcome: "refused", refusal: "taken" });
    expect(await real.items("TEST#")).toEqual([{ ...key, made: "a" }]);
    expect(await real.items("ONCE#b")).toEqual([]);
  });
});

describe("DynamoDB's refusals", () => {
  const table = {
    name: "convenor",
    client: DynamoDBDocumentClient.from(new DynamoDBClient({ region: "eu-west-2" })),
  };
  const dynamo = standIn(table.client);
  let slept: number[] = [];
  const needs = {
    ...testNeeds(table, clock),
    random: () => 1,
    sleep: async (milliseconds: number) => {
      slept.push(milliseconds);
    },
  };
  const cancelled = (...codes: string[]) =>
    new TransactionCanceledException({
      $metadata: {},
      message: "cancelled",
      CancellationReasons: codes.map((Code) => ({ Code })),
    });
  beforeEach(() => {
    dynamo.reset();
    slept = [];
  });

  test.each(["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"])(
    "%s is tried again, with growing pauses",
    async (code) => {
      dynamo
        .on(TransactWriteCommand)
        .rejectsOnce(cancelled("None", code))
        .rejectsOnce(cancelled("None", code, "None"))
        .resolves({});
      expect(await commit(needs, change("a"))).toEqual({ outcome: "committed" });
      expect(slept).toHaveLength(2);
      expect(slept[1]).toBeGreaterThan(slept[0] ?? 0);
    },
  );

  test("a conflict that never ends is thrown after twelve tries", async () => {
    dynamo.on(TransactWriteCommand).rejects(cancelled("None", "TransactionConflict"));
    await expect(commit(needs, change("a"))).rejects.toThrow(TransactionCanceledException);
    expect(dynamo.commandCalls(TransactWriteCommand)).toHaveLength(12);
  });

  test.each([
    ["the second write's condition", ["None", "None", "ConditionalCheckFailed"], "gone"],
    ["a condition beside a conflict", ["None", "ConditionalCheckFailed", "TransactionConflict"], "taken"],
  ] as const)("%s is told by its name", async (_title, codes, refusal) => {
    dynamo.on(TransactWriteCommand).rejects(cancelled(...codes));
    expect(await commit(needs, change("a"))).toEqual({ outcome: "refused", refusal });
  });

  test("a repetition is told as such even when conditions would refuse it now", async () => {
    dynamo.on(TransactWriteCommand).rejects(cancelled("ConditionalCheckFailed", "ConditionalCheckFailed"));
    expect(await commit(needs, change("a"))).toEqual({ outcome: "repeated", result: {} });
  });

  test("anything else is a defect and is thrown at once", async () => {
    dynamo.on(TransactWriteCommand).rejects(cancelled("None", "ValidationError"));
    await expect(commit(needs, change("a"))).rejects.toThrow(TransactionCanceledException);
    expect(dynamo.commandCalls(TransactWriteCommand)).toHaveLength(1);
  });
});
