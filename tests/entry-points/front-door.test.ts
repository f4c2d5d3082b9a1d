import { expect, test } from "vitest";
import { behindFrontDoor } from "../../functions/entry-points/front-door.ts";
import type { SigningKeys } from "../../shared/platform/signing.ts";
import { ask } from "../support/browser.ts";

const OLD = "0".repeat(64);
const NEW = "1".repeat(64);

/** A web function behind the front door, whose secret and clock the test sets. */
const house = (first: SigningKeys) => {
  const state = { keys: first, at: 0, fetched: 0, looked: 0 };
  const handler = behindFrontDoor(
    async () => {
      state.looked += 1;
      return { statusCode: 200, body: "<main>Welcome</main>" };
    },
    {
      keys: async () => {
        state.fetched += 1;
        return state.keys;
      },
      now: () => state.at,
    },
  );
  const come = async (shown?: string, more: Parameters<typeof ask>[2] = {}): Promise<number> => {
    const headers = { ...more.headers, ...(shown !== undefined && { "x-front-door": shown }) };
    return (await ask(handler, "/", { ...more, headers })).status;
  };
  return { state, come, handler };
};

test("who comes through the front door is let in, whoever comes past it is not, and nothing of theirs is looked at", async () => {
  const { state, come, handler } = house([NEW]);
  expect(await come(NEW)).toBe(200);
  state.looked = 0;
  expect(await come()).toBe(403);
  expect(await come("")).toBe(403);
  expect(await come(NEW.slice(1))).toBe(403);
  const body = "a=1&".repeat(60_000);
  expect(
    await come(OLD, { method: "POST", body, headers: { "cloudfront-viewer-address": "1.2.3.4:1" } }),
  ).toBe(403);
  expect(state.looked).toBe(0);
  const page = await ask(handler, "/desk");
  expect(page.headers["content-security-policy"]).toBeDefined();
  expect(page.text).toContain("Not here");
});

test("while a key takes another’s place both are good, and a new one works at once", async () => {
  const { state, come } = house([OLD]);
  expect(await come(OLD)).toBe(200);
  state.keys = [NEW, OLD];
  state.at = 60_000;
  expect(await come(NEW)).toBe(200);
  expect(await come(OLD)).toBe(200);
  expect(state.fetched).toBe(2);
});

test("knocking with keys that are none has the secret fetched once a minute at most", async () => {
  const { state, come } = house([NEW]);
  for (let second = 0; second < 180; second += 1) {
    state.at = second * 1000;
    expect(await come(String(second))).toBe(403);
  }
  expect(state.fetched).toBe(3);
});
