import { createServer } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { changeStored } from "../../shared/journal/change.ts";
import { openTable, readItem, type Table } from "../../shared/platform/dynamo.ts";
import { testNeeds } from "../support/visiting.ts";

// A table that the function has no right to.
const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(String(request.headers["x-amz-target"]).split(".").at(-1) ?? "");
  request.resume();
  response
    .writeHead(400, { "content-type": "application/x-amz-json-1.0" })
    .end('{"__type":"AccessDeniedException","message":"User: someone is not authorized"}');
});
let table: Table;

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  table = openTable("convenor", {
    endpoint: `http://127.0.0.1:${port}`,
    region: "eu-west-2",
    credentials: { accessKeyId: "none", secretAccessKey: "none" },
  });
});
afterAll(() => server.close());

const key = { pk: "TEST#1", sk: "TEST" };

test("a right that is missing is asked for once, to read and to write", async () => {
  await expect(readItem(table, key)).rejects.toThrow("not authorized");
  const needs = testNeeds(table, { now: "2026-11-29T09:00:00.000Z" });
  const change = {
    read: async () => ({}),
    decide: () => ({}),
    save: () => ({ writes: [{ put: key }] }),
  };
  await expect(changeStored(needs, { once: "once" }, change)).rejects.toThrow("not authorized");
  expect(asked).toEqual(["GetItem", "TransactWriteItems"]);
});
