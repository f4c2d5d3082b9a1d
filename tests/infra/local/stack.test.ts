import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LocalStack, startLocalStack } from "../../../infra/local/index.ts";
import { mailFrom, operator, stored } from "./operator.ts";
import { writeTinyApp } from "./tiny-app.ts";

let directory: string;
let stack: LocalStack;

beforeAll(async () => {
  directory = writeTinyApp();
  stack = await startLocalStack({ assembly: directory });
});
afterAll(async () => {
  await stack?.stop();
  rmSync(directory, { recursive: true, force: true });
});

const post = (path: string, body: string) =>
  fetch(stack.url + path, { method: "POST", body, headers: { "content-type": "text/plain" } });
const failures = (): string => stack.messages("Failures").join("\n");

describe("the site", () => {
  it("hands a request over as the HTTP API does: path parameters, cookies, a form in base64", async () => {
    const form = await fetch(`${stack.url}/files/a/b%20c?x=1`, {
      method: "POST",
      headers: { cookie: "one=1; two=2" },
      body: new URLSearchParams({ name: "Ada & Co" }),
    });
    expect(await form.json()).toMatchObject({
      path: "/files/a/b%20c",
      parameters: { proxy: "a/b c" },
      cookies: ["one=1", "two=2"],
      base64: true,
      body: "name=Ada+%26+Co",
    });
    expect(form.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    expect(await (await fetch(`${stack.url}/things/7`)).json()).toMatchObject({ parameters: { id: "7" } });
  });

  it("ends a function that takes too long, and the next visitor is served", async () => {
    expect((await fetch(`${stack.url}/slow`)).status).toBe(503);
    expect(stack.invocations().at(-1)).toMatchObject({
      outcome: "timeout",
      error: { errorType: "Sandbox.Timedout" },
    });
    expect((await fetch(`${stack.url}/`)).status).toBe(200);
  });
});

describe("what a function may do", () => {
  it("is what its role allows: another call is refused as AWS refuses it, and written down", async () => {
    expect((await fetch(`${stack.url}/scan`)).status).toBe(500);
    expect(stack.invocations().at(-1)?.error).toMatchObject({
      errorType: "AccessDeniedException",
      errorMessage: expect.stringContaining("is not authorized to perform: dynamodb:Scan"),
    });
    expect(stack.refusals()).toEqual([
      expect.objectContaining({ function: "site", action: "dynamodb:Scan" }),
    ]);
  });

  it("does not reach beyond this machine", async () => {
    expect((await fetch(`${stack.url}/outside`)).status).toBe(500);
    expect(stack.invocations().at(-1)?.outcome).toBe("error");
  });

  it("is nothing at all without a known key", async () => {
    const authorization =
      "AWS4-HMAC-SHA256 Credential=someone/20260101/eu-west-2/dynamodb/aws4_request, SignedHeaders=host, Signature=0";
    const answer = await fetch(stack.gatewayUrl, {
      method: "POST",
      headers: { "x-amz-target": "DynamoDB_20120810.Scan", authorization },
      body: "{}",
    });
    expect(answer.status).toBe(403);
  });
});

describe("from a write to a reaction", () => {
  it("goes through stream, bus and rule, and is told apart by correlation", async () => {
    await fetch(`${stack.url}/write`, {
      method: "POST",
      body: "one",
      headers: { "x-correlation-id": "corr-1", "content-type": "text/plain" },
    });
    expect(await stored(stack, "SECOND")).toContain('"one"');
    const together = stack.invocations().filter(({ correlations }) => correlations.includes("corr-1"));
    expect(together.map((one) => one.function)).toEqual(["site", "publish", "react"]);
    expect(together.at(-1)?.calls).toEqual({ "dynamodb:PutItem": 2 });
    expect(stack.entries()).toContainEqual(expect.objectContaining({ name: "Noted" }));
  });

  it("waits while the streams are held, and comes when they are released", async () => {
    stack.hold();
    await post("/write", "patience");
    expect(await stored(stack, "FIRST")).not.toContain('"patience"');
    stack.release();
    expect(await stored(stack, "SECOND")).toContain('"patience"');
  });

  it("is tried three times, then its event is in the failure queue", async () => {
    await post("/write", "boom");
    await stack.idle();
    expect(
      stack
        .invocations()
        .filter(({ error }) => error?.errorMessage === "told to fail")
        .map(({ attempt }) => attempt),
    ).toEqual([1, 2, 3]);
    expect(failures()).toContain('"condition":"RetriesExhausted"');
    expect(failures()).toContain('"sk":"boom"');
  });

  it("goes on behind a record of the stream that always fails", async () => {
    await Promise.all([post("/write", "poison"), post("/write", "after")]);
    expect(await stored(stack, "SECOND")).toContain('"after"');
    expect(failures()).toContain('"condition":"RetryAttemptsExhausted"');
  });

  it.each(["before", "after"] as const)(
    "crashes %s the second side effect when told so, once, and the retry ends it",
    async (when) => {
      const plan = stack.faults.crashAt({ function: "react", call: 2, when });
      await post("/write", `crash-${when}`);
      expect(await stored(stack, "SECOND")).toContain(`"crash-${when}"`);
      expect(plan.crashed()).toBe(true);
      const outcomes = stack
        .invocations()
        .filter((one) => one.function === "react")
        .slice(-2)
        .map(({ outcome }) => outcome);
      expect(outcomes).toEqual(["crash", "ok"]);
    },
  );

  it("arrives twice, late and in another order when faults are on, and all of it arrives", async () => {
    stack.faults.enable(7, {
      duplicate: 0.5,
      delay: 0.5,
      reorder: 0.5,
      throttle: 0.05,
      "fail-after-commit": 0.05,
    });
    const names = Array.from({ length: 20 }, (_none, index) => `many-${index}`);
    const answers = await Promise.all(names.map((name) => post("/write", name)));
    await stack.idle();
    stack.faults.disable();
    const all = await stored(stack, "FIRST");
    const taken = names.filter((_name, index) => answers[index]?.ok);
    expect(taken.filter((name) => !all.includes(`"${name}"`) && !failures().includes(name))).toEqual([]);
    expect(stack.faults.counts().duplicate).toBeGreaterThan(0);
  });
});

describe("an index", () => {
  const indexed = (): Promise<string> =>
    operator(stack, "Query", {
      IndexName: "by-list",
      KeyConditionExpression: "#list = :list",
      ExpressionAttributeNames: { "#list": "list" },
      ExpressionAttributeValues: { ":list": { S: "late" } },
    });
  const write = (sk: string): Promise<string> =>
    operator(stack, "PutItem", { Item: { pk: { S: "INDEXED" }, sk: { S: sk }, list: { S: "late" } } });

  it("stays as it was while it is held, and is waited for when it lags by chance", async () => {
    await stack.indexes.hold();
    await write("held");
    expect(await indexed()).not.toContain('"held"');
    await stack.indexes.end();
    expect(await indexed()).toContain('"held"');
    stack.faults.enable(7, { "index-lag": 1 });
    await indexed();
    await write("lags");
    await stack.idle();
    expect(await indexed()).toContain('"lags"');
    stack.faults.disable();
    expect(stack.faults.counts()["index-lag"]).toBe(1);
  });
});

describe("a queue", () => {
  it("gives a failed message back until it was received too often, without holding up the others", async () => {
    await Promise.all([post("/send", "bad apple"), post("/send", "good pear")]);
    await stack.idle();
    expect(stack.messages("Jobs")).toEqual([]);
    expect(stack.messages("Failures")).toContain("bad apple");
    expect(failures()).not.toContain("good pear");
  });
});

describe("mail", () => {
  it("is delivered, bounced or complained of by the address, and SES says so on the bus", async () => {
    const tried = ["ada@people.example", "bounce-1@people.example", "complaint-1@people.example"];
    for (const address of tried) await post("/mail", address);
    const heard = await stored(stack, "MAIL");
    for (const event of ["Email Delivered", "Email Bounced", "Email Complaint Received"])
      expect(heard).toContain(`${event} welcome`);
    expect(stack.letters().map(({ to, kind, status }) => [to[0], kind, status])).toEqual([
      ["ada@people.example", "welcome", "delivered"],
      ["bounce-1@people.example", "welcome", "bounced"],
      ["complaint-1@people.example", "welcome", "complained"],
    ]);
  });
});

describe("a sender", () => {
  it("that is no verified identity is rejected, and one of a verified domain is not", async () => {
    expect(await mailFrom(stack, "anyone@elsewhere.example")).toMatch(/^400 [\s\S]*MessageRejected/);
    expect(await mailFrom(stack, "anyone@programme.example")).toMatch(/^200 /);
  });
});

describe("the suppression list", () => {
  it("has whoever bounced for good or complained, not whoever bounced for now", async () => {
    const addresses = ["bounce-2@people.example", "complaint-2@people.example", "soft-bounce@people.example"];
    for (const address of [...addresses, ...addresses]) await post("/mail", address);
    const heard = await stored(stack, "MAIL");
    expect(heard).toContain("Email Bounced welcome OnAccountSuppressionList bounce-2@people.example");
    expect(heard).toContain("Email Bounced welcome OnAccountSuppressionList complaint-2@people.example");
    expect(heard).toContain("Email Bounced welcome MailboxFull soft-bounce@people.example");
    expect(heard).not.toContain("OnAccountSuppressionList soft-bounce");
  });
});

describe("scripts", () => {
  it("find where everything is, and move the clock that functions see", async () => {
    expect(await (await fetch(`${stack.url}/_local/ready`)).json()).toMatchObject({
      ready: true,
      site: stack.url,
    });
    const tomorrow = new Date(stack.now().getTime() + 86_400_000).toISOString();
    const moved = await fetch(`${stack.url}/_local/clock`, {
      method: "POST",
      body: JSON.stringify({ to: tomorrow }),
    });
    expect(moved.status).toBe(200);
    const seen: unknown = await (await fetch(`${stack.url}/`)).json();
    expect(seen).toMatchObject({ now: expect.stringContaining(tomorrow.slice(0, 10)) });
    const back = await fetch(`${stack.url}/_local/clock`, {
      method: "POST",
      body: '{"to":"2020-01-01T00:00:00Z"}',
    });
    expect([back.status, await back.text()]).toEqual([400, expect.stringContaining("only moves forward")]);
  });
});
