import middy from "@middy/core";
import type { Context } from "aws-lambda";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { logFailures } from "../../functions/entry-points/logging.ts";
import { queue } from "../../functions/entry-points/queue.ts";
import { Fault } from "../../shared/platform/keys.ts";
import { logger } from "../../shared/platform/logger.ts";
import { context } from "../support/browser.ts";

const written: string[] = [];
beforeEach(() => {
  written.length = 0;
  vi.spyOn(logger, "error").mockImplementation((...line) => {
    written.push(JSON.stringify(line));
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const TYPED = "ada@trust.example\n    at Ada Lovelace, Ward 3 (ada@trust.example:1:1)\nBcc: x";

const failWith = async (error: unknown): Promise<string> => {
  const handle = middy<object, void, Error, Context>()
    .use(logFailures(() => "correlation"))
    .handler(async () => {
      throw error;
    });
  return handle({}, context).then(
    () => "",
    (thrown: unknown) => (thrown instanceof Error ? `${thrown.message}\n${thrown.stack}` : String(thrown)),
  );
};

test.each([
  new RangeError(`Cannot parse: ${TYPED}`),
  new SyntaxError(`Unexpected token, "${TYPED}" is not valid JSON`),
  new Error(TYPED, { cause: new Error(TYPED) }),
  Object.assign(new Error(`The conditional request failed: ${TYPED}`), { Item: { name: TYPED } }),
  TYPED,
])("an error of another leaves its class and place, and never what somebody typed: %#", async (error) => {
  const thrown = await failWith(error);
  for (const told of [written.join("\n"), thrown]) expect(told).not.toMatch(/ada@|Lovelace|Bcc/);
  expect(written.join("\n")).toContain(error instanceof Error ? error.name : "string");
  if (error instanceof Error) expect(thrown).toMatch(/at .*logging\.test\.ts:\d+:\d+/);
});

test("an error of ours says what it has to say, and AWS’s the number of its call", async () => {
  expect(await failWith(new Fault("There is no project PRJ-0000-0000."))).toContain("PRJ-0000-0000");
  expect(written.join()).toContain("There is no project PRJ-0000-0000.");
  await failWith(Object.assign(new Error("Denied"), { $metadata: { requestId: "4GKX" } }));
  expect(written.join()).toContain("4GKX");
});

test("a message of a queue that fails is told so too", async () => {
  vi.stubEnv("TABLE_NAME", "convenor");
  const handler = queue(
    async () => {
      throw new RangeError(TYPED);
    },
    (needs) => needs,
  );
  const record = {
    messageId: "1",
    receiptHandle: "",
    body: "",
    attributes: {
      ApproximateReceiveCount: "1",
      SentTimestamp: "",
      SenderId: "",
      ApproximateFirstReceiveTimestamp: "",
    },
    messageAttributes: {},
    md5OfBody: "",
    eventSource: "",
    eventSourceARN: "",
    awsRegion: "",
  };
  expect(await handler({ Records: [record] }, context)).toEqual({
    batchItemFailures: [{ itemIdentifier: "1" }],
  });
  expect(written.join()).not.toMatch(/ada@|Lovelace|Bcc/);
});
