import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { copyData } from "../../../infra/local/aws/database-files.ts";
import { type LocalStack, startLocalStack } from "../../../infra/local/index.ts";
import { writeTinyApp } from "./tiny-app.ts";

let home: string;
let assembly: string;
let first: LocalStack;
let next: LocalStack;

const post = (stack: LocalStack, path: string, body: string) =>
  fetch(stack.url + path, { method: "POST", body, headers: { "content-type": "text/plain" } });
const stored = async (stack: LocalStack, pk: string): Promise<string> => {
  await stack.idle();
  const answer = await fetch(stack.gatewayUrl, {
    method: "POST",
    headers: {
      "x-amz-target": "DynamoDB_20120810.Query",
      authorization:
        "AWS4-HMAC-SHA256 Credential=operator/20260101/eu-west-2/dynamodb/aws4_request, SignedHeaders=host, Signature=0",
    },
    body: JSON.stringify({
      TableName: stack.addresses.table,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": { S: pk } },
    }),
  });
  return answer.text();
};

// What a killed process leaves is what lies in its folder at that moment, so a copy of the folder stands for it.
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "kept-data-"));
  assembly = writeTinyApp();
  const data = join(home, "first");
  first = await startLocalStack({ assembly, data });
  await post(first, "/write", "done before");
  await post(first, "/mail", "ada@people.example");
  await first.idle();
  await first.clock({ advance: "P2D" });
  first.hold();
  await post(first, "/write", "in flight");
  mkdirSync(join(home, "next"));
  copyData(data, join(home, "next"));
  next = await startLocalStack({ assembly, data: join(home, "next") });
});
afterAll(async () => {
  await first?.stop();
  await next?.stop();
  rmSync(home, { recursive: true, force: true });
  rmSync(assembly, { recursive: true, force: true });
});

it("goes on with what was in flight, and does nothing again that was done", async () => {
  expect(await stored(next, "SECOND")).toContain('"in flight"');
  const called = next.invocations().filter(({ function: label }) => label === "react");
  expect(called).toHaveLength(2);
});

it("still has the letters, the entries and the clock, each once", () => {
  expect(next.letters().map(({ to, status }) => [to[0], status])).toEqual([
    ["ada@people.example", "delivered"],
  ]);
  expect(next.entries()).toHaveLength(2);
  expect(Math.abs(next.now().getTime() - first.now().getTime())).toBeLessThan(60_000);
});

it("shows the letters in the inbox", async () => {
  const page = await fetch(`${next.inboxUrl}/store`);
  expect(await page.text()).toContain("ada@people.example");
});

it("is one process's at a time", async () => {
  await expect(startLocalStack({ assembly, data: join(home, "first") })).rejects.toThrow(
    "is used by another local stack",
  );
});
