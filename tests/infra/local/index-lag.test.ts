import {
  BatchWriteCommand,
  DeleteCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readItem } from "../../../shared/platform/dynamo.ts";
import { type RealTable, startRealTable } from "../../support/real-table.ts";

let real: RealTable;
beforeAll(async () => {
  real = await startRealTable();
});
afterAll(() => real.stop());

const item = (pk: string, listSort = pk) => ({ pk, sk: "it", list: "fruit", listSort });
const put = (Item: ReturnType<typeof item>) =>
  real.table.client.send(new PutCommand({ TableName: real.table.name, Item }));
const inIndex = async (): Promise<unknown[]> => {
  const { Items = [] } = await real.table.client.send(
    new QueryCommand({
      TableName: real.table.name,
      IndexName: "by-list",
      KeyConditionExpression: "#list = :list",
      ExpressionAttributeNames: { "#list": "list" },
      ExpressionAttributeValues: { ":list": "fruit" },
    }),
  );
  return Items.map(({ listSort }) => listSort);
};

describe("indexes that lag", () => {
  it("stay as they were while they are held, whichever way is written, and the table itself does not", async () => {
    const { client, name: TableName } = real.table;
    await put(item("apple"));
    await put(item("pear"));
    await put(item("plum"));
    await real.indexes.hold();
    await put(item("cherry"));
    await client.send(new DeleteCommand({ TableName, Key: { pk: "apple", sk: "it" } }));
    await client.send(
      new UpdateCommand({
        TableName,
        Key: { pk: "pear", sk: "it" },
        UpdateExpression: "SET listSort = :to",
        ExpressionAttributeValues: { ":to": "a pear" },
      }),
    );
    await client.send(
      new TransactWriteCommand({
        TransactItems: [
          { Put: { TableName, Item: item("quince") } },
          {
            Update: {
              TableName,
              Key: { pk: "plum", sk: "it" },
              UpdateExpression: "REMOVE #list",
              ExpressionAttributeNames: { "#list": "list" },
            },
          },
        ],
      }),
    );
    await client.send(
      new BatchWriteCommand({ RequestItems: { [TableName]: [{ PutRequest: { Item: item("fig") } }] } }),
    );
    expect(await inIndex()).toEqual(["apple", "pear", "plum"]);
    expect(await readItem(real.table, { pk: "cherry", sk: "it" })).toMatchObject({ listSort: "cherry" });
    expect(await readItem(real.table, { pk: "apple", sk: "it" })).toBeUndefined();

    await real.indexes.catchUp();
    expect(await inIndex()).toEqual(["a pear", "cherry", "fig", "quince"]);
    await put(item("zucchini"));
    expect(await inIndex()).not.toContain("zucchini");
    await real.indexes.end();
    expect(await inIndex()).toContain("zucchini");
  });

  it("have a write some time later, and the last of several in the end", async () => {
    const { indexes } = real;
    // Longer than any test: it comes when it is told to.
    indexes.lagBy(3_600_000);
    await inIndex();
    await put(item("melon", "melon 1"));
    await put(item("melon", "melon 2"));
    expect(await inIndex()).not.toContain("melon 2");
    await indexes.catchUp();
    expect(await inIndex()).toEqual(expect.arrayContaining(["melon 2"]));
    expect(await inIndex()).not.toContain("melon 1");
    indexes.lagBy(10);
    await put(item("melon", "melon 3"));
    await expect.poll(inIndex).toContain("melon 3");
    await indexes.end();
  });
});
