// One execution environment of Lambda as a process of its own, for measuring what memory a function takes: loads the bundle that
// it is given and answers one event after the other. What it answers says how much it has ever held.

import { readFileSync } from "node:fs";

const bundle = process.argv[2] ?? "";
const RealDate = Date;
let offset = 0;
const now = (): number => RealDate.now() + offset;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  get: (target, key, receiver) => (key === "now" ? now : Reflect.get(target, key, receiver)),
});

const { handler } = await import(bundle);

// Linux counts what a process held before it became this one in `maxRSS`, so that of whoever started it; this it does not.
const peakMb = (): number => {
  if (process.platform !== "linux") return process.memoryUsage.rss() / 1_048_576;
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync("/proc/self/status", "utf8"))?.[1]) / 1024;
};

process.on(
  "message",
  async ({ id, event, context, at }: { id: number; event: unknown; context: object; at: number }) => {
    offset = at - RealDate.now();
    try {
      const result: unknown = await handler(event, { ...context, getRemainingTimeInMillis: () => 10_000 });
      process.send?.({ id, result, peakMb: peakMb() });
    } catch (error) {
      process.send?.({ id, error: String(error), peakMb: peakMb() });
    }
  },
);
process.once("disconnect", () => process.exit(0));
