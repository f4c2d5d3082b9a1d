import { afterAll, beforeAll, expect, vi } from "vitest";

// Set up for each file that shares its process with others: what it leaves behind would be in the next one's way, so it fails.

// Powertools calls itself so to AWS, from when it is loaded.
const ofTheProcess = () => ({
  env: { ...process.env, AWS_SDK_UA_APP_ID: undefined },
  directory: process.cwd(),
  date: Date,
  random: Math.random,
  fetch: globalThis.fetch,
  timers: vi.isFakeTimers(),
});

let before: ReturnType<typeof ofTheProcess>;
beforeAll(() => {
  before = ofTheProcess();
});
// The first that is asked for is the last that runs.
afterAll(() => expect(ofTheProcess()).toEqual(before));
