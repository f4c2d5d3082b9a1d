import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createFunction } from "../../../infra/local/aws/functions.ts";
import { createActivity } from "../../../infra/local/bench/activity.ts";
import { createClock } from "../../../infra/local/bench/clock.ts";
import { createRecorder } from "../../../infra/local/bench/recorder.ts";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "functions-test-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** A function that counts the calls of its environment, with workers that are ended after so long without one. */
const counting = (idleMs: number) => {
  mkdirSync(join(directory, "code"));
  writeFileSync(
    join(directory, "code", "index.mjs"),
    "let calls = 0; export const handler = async () => { calls += 1; return calls; };",
  );
  const activity = createActivity();
  const resource = {
    id: "Counting",
    stack: "tiny",
    type: "AWS::Lambda::Function",
    name: "counting",
    arn: "arn:counting",
    properties: {
      Handler: "index.handler",
      Runtime: "nodejs24.x",
      Role: "role",
      Code: { S3Key: "code.zip" },
    },
  };
  return createFunction(resource, "role", 2, {
    activity,
    clock: createClock(activity),
    recorder: createRecorder(),
    correlations: { ofEvent: () => [], ofCall: () => [], ofWrite: () => [] },
    assets: new Map([["code.zip", join(directory, "code")]]),
    gateway: "http://127.0.0.1:1",
    region: "eu-west-2",
    rewrite: [],
    busy: new Map(),
    idleMs,
    onFailure: () => undefined,
  });
};
const call = { event: {}, trigger: "test" };

it("an environment is used again while it is warm", async () => {
  const counted = counting(3_600_000);
  await counted.invoke(call);
  expect(await counted.invoke(call)).toMatchObject({ ok: true, result: 2 });
  expect(counted.initialised()).toBe(1);
  counted.stop();
});

it("one that nobody calls for long is ended, and the next call gets a new one", async () => {
  const counted = counting(1);
  expect(await counted.invoke(call)).toMatchObject({ ok: true, result: 1 });
  await expect.poll(counted.initialised).toBe(0);
  expect(await counted.invoke(call)).toMatchObject({ ok: true, result: 1 });
  counted.stop();
});
