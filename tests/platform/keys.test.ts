import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countAll, queryAll, readItem, readItems, readWithin } from "../../shared/platform/dynamo.ts";
import { keysOf, ownValue } from "../../shared/platform/keys.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";

let real: RealTable;
const keyAt = (place: number) => ({ pk: "THING", sk: `PLACE#${place}` });

beforeAll(async () => {
  real = await startRealTable();
  for (const place of [1, 2])
    await real.table.client.send(
      new PutCommand({ TableName: real.table.name, Item: { ...keyAt(place), place } }),
    );
});
afterAll(() => real.stop());

describe("under a key that no item can have there is nothing", () => {
  const impossible = [
    { pk: "x".repeat(2049), sk: "PLACE#1" },
    { pk: "é".repeat(1025), sk: "PLACE#1" },
    { pk: "THING", sk: "x".repeat(1025) },
    { pk: "", sk: "PLACE#1" },
    { pk: "THING", sk: "" },
  ];

  it.each(impossible)("to read: %#", async (key) => {
    expect(await readItem(real.table, key)).toBeUndefined();
    expect(await readItems(real.table, [key, keyAt(1), key])).toEqual([
      undefined,
      { ...keyAt(1), place: 1 },
      undefined,
    ]);
  });

  it("to query", async () => {
    const query = {
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": "x".repeat(2100) },
    };
    expect(await queryAll(real.table, query)).toEqual([]);
    expect(await countAll(real.table, query)).toBe(0);
    expect(await readWithin(real.table, "x".repeat(2100), "PLACE#")).toEqual([]);
  });

  it("though the longest that there can be is asked for", async () => {
    expect(await readItem(real.table, { pk: "x".repeat(2048), sk: "y".repeat(1024) })).toBeUndefined();
  });
});

describe("several items", () => {
  it("may be asked for twice, and be more than one read takes", async () => {
    real.calls();
    const keys = [keyAt(1), keyAt(1), ...Array.from({ length: 250 }, (_, place) => keyAt(place))];
    const found = await readItems(real.table, keys);
    expect(found).toHaveLength(252);
    expect([found[0], found[1], found[3], found[4]].map((item) => item?.["place"])).toEqual([1, 1, 1, 2]);
    expect(real.calls()).toEqual(["BatchGetItem", "BatchGetItem", "BatchGetItem"]);
  });

  it("that are none cost nothing", async () => {
    real.calls();
    expect(await readItems(real.table, [])).toEqual([]);
    expect(real.calls()).toEqual([]);
  });
});

describe("what a record has under a name", () => {
  const record = { one: 1, two: 2 };

  it.each(["constructor", "__proto__", "toString", "hasOwnProperty", ""])(
    "is not what all objects have: %s",
    (name) => {
      expect(ownValue(record, name)).toBeUndefined();
    },
  );

  it("is its own, also where that is called like what all objects have", () => {
    expect(ownValue(record, "two")).toBe(2);
    expect(ownValue(Object.fromEntries([["__proto__", 3]]), "__proto__")).toBe(3);
    expect(ownValue(undefined, "one")).toBeUndefined();
    expect(keysOf(record)).toEqual(["one", "two"]);
  });
});
