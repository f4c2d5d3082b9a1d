import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { queryAll, readWithin } from "../../shared/platform/dynamo.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";

let real: RealTable;
const words = "x".repeat(300_000);
const partition = { KeyConditionExpression: "pk = :pk", ExpressionAttributeValues: { ":pk": "LONG" } };
const places = (items: readonly Record<string, unknown>[]) => items.map(({ sk }) => sk);

beforeAll(async () => {
  real = await startRealTable();
  // Four of them fill the megabyte of a page.
  for (let place = 0; place < 9; place += 1)
    await real.table.client.send(
      new PutCommand({ TableName: real.table.name, Item: { pk: "LONG", sk: `PLACE#${place}`, words } }),
    );
});
afterAll(() => real.stop());

describe("a query of more than a page", () => {
  it("gives every item, in order", async () => {
    real.calls();
    const all = await queryAll(real.table, partition);
    expect(places(all)).toEqual(Array.from({ length: 9 }, (_, place) => `PLACE#${place}`));
    expect(real.calls().length).toBeGreaterThan(1);
    expect(places(await readWithin(real.table, "LONG", "PLACE#"))).toEqual(places(all));
  });

  it("gives no more than it was asked for, and reads no page after that", async () => {
    real.calls();
    expect(places(await queryAll(real.table, partition, { limit: 2 }))).toEqual(["PLACE#0", "PLACE#1"]);
    expect(real.calls()).toEqual(["Query"]);
    expect(await queryAll(real.table, { ...partition, ScanIndexForward: false }, { limit: 6 })).toHaveLength(
      6,
    );
    expect(await queryAll(real.table, partition, { limit: 50 })).toHaveLength(9);
  });

  it("of nothing gives nothing", async () => {
    const none = { ...partition, ExpressionAttributeValues: { ":pk": "NOWHERE" } };
    expect(await queryAll(real.table, none)).toEqual([]);
  });
});
