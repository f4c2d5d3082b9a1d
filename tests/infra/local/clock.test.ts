import { describe, expect, it } from "vitest";
import { recurrenceOf } from "../../../infra/local/aws/schedules.ts";
import { createActivity } from "../../../infra/local/bench/activity.ts";
import { ClockError, createClock } from "../../../infra/local/bench/clock.ts";
import { targetOf } from "../../../infra/local/convenor/control.ts";

const START = Date.parse("2026-11-23T09:00:00.000Z");
const HOUR = 3_600_000;
const begin = () => {
  const activity = createActivity();
  const clock = createClock(activity, START);
  return { activity, clock, happened: [] as string[] };
};

describe("moving the clock", () => {
  it("does what was due in between, in the order of time, each at its own moment", async () => {
    const { clock, happened } = begin();
    const note = (name: string) => async () => {
      happened.push(`${name} ${new Date(clock.now()).toISOString().slice(0, 16)}`);
    };
    clock.at(START + 5 * HOUR, "late", note("late"));
    clock.at(START + HOUR, "early", note("early"));
    clock.at(START + 50 * HOUR, "never", note("never"));
    const move = await clock.moveTo(START + 10 * HOUR);
    clock.stop();
    expect(happened).toEqual(["early 2026-11-23T10:00", "late 2026-11-23T14:00"]);
    expect(move.steps.map(({ what }) => what)).toEqual(["early", "late"]);
    expect(clock.now()).toBeGreaterThanOrEqual(START + 10 * HOUR);
  });

  it("waits for what a step caused before it takes the next", async () => {
    const { activity, clock, happened } = begin();
    clock.at(START + HOUR, "first", async () => {
      void activity.track(async () => {
        await new Promise((done) => setTimeout(done, 30));
        happened.push("caused by the first");
      });
    });
    clock.at(START + 2 * HOUR, "second", async () => {
      happened.push("second");
    });
    await clock.moveTo(START + 3 * HOUR);
    clock.stop();
    expect(happened).toEqual(["caused by the first", "second"]);
  });

  it("stops where a timer is due and passes one that cannot fire", async () => {
    const { clock, happened } = begin();
    const timers = ["2026-11-23T10:00:30.000Z", "2026-11-23T12:00:00.000Z"];
    clock.useTimers(async (after) => timers.find((due) => due > after));
    clock.onStep(async (at) => {
      happened.push(new Date(at).toISOString().slice(11, 16));
      const [, second = ""] = timers;
      if (new Date(at).toISOString() >= second) timers.splice(1);
    });
    await clock.moveTo(START + 4 * HOUR);
    clock.stop();
    expect(happened).toEqual(["10:01", "12:00", "13:00"]);
  });

  it("only moves forward, and says so", () => {
    const { clock } = begin();
    expect(() => clock.moveTo(START - HOUR)).toThrow(ClockError);
    clock.stop();
  });

  it("understands a period of calendar days and an instant, and refuses anything else in a sentence", () => {
    const beforeChange = Date.parse("2027-03-27T08:00:00.000Z");
    expect(new Date(targetOf('{"advance":"P1D"}', beforeChange)).toISOString()).toBe(
      "2027-03-28T07:00:00.000Z",
    );
    expect(targetOf('{"to":"2027-01-05T09:00:00Z"}', START)).toBe(Date.parse("2027-01-05T09:00:00Z"));
    for (const bad of [
      "",
      "{}",
      '{"advance":"tomorrow"}',
      '{"to":"2027"}',
      '{"advance":"P1D","to":"2027-01-05T09:00:00Z"}',
    ]) {
      expect(() => targetOf(bad, START)).toThrow("The clock did not understand that.");
    }
  });
});

describe("a schedule", () => {
  const next = (expression: string, zone: string, after: string) => {
    const due = recurrenceOf(expression, zone, START).after(Date.parse(after));
    return due === undefined ? undefined : new Date(due).toISOString();
  };

  it.each([
    [
      "Monday 08:00 in London in winter",
      "cron(0 8 ? * MON *)",
      "Europe/London",
      "2026-11-23T09:00:00Z",
      "2026-11-30T08:00:00.000Z",
    ],
    [
      "the same in summer",
      "cron(0 8 ? * MON *)",
      "Europe/London",
      "2027-06-01T09:00:00Z",
      "2027-06-07T07:00:00.000Z",
    ],
    [
      "days of the week counted from Sunday = 1",
      "cron(0 8 ? * 2 *)",
      "UTC",
      "2026-11-23T09:00:00Z",
      "2026-11-30T08:00:00.000Z",
    ],
    ["each night", "cron(0 2 * * ? *)", "Europe/London", "2026-11-23T09:00:00Z", "2026-11-24T02:00:00.000Z"],
    [
      "a rate, counted from the start",
      "rate(5 minutes)",
      "UTC",
      "2026-11-23T09:07:00Z",
      "2026-11-23T09:10:00.000Z",
    ],
  ])("knows when %s is due", (_what, expression, zone, after, expected) => {
    expect(next(expression, zone, after)).toBe(expected);
  });

  it("refuses an expression it does not know", () => {
    expect(() => recurrenceOf("every(1 day)", "UTC", START)).toThrow("every(1 day)");
    expect(() => recurrenceOf("rate(1 fortnight)", "UTC", START)).toThrow("fortnight");
    expect(() => recurrenceOf("at(2027-01-05T09:00:00)", "UTC", START)).toThrow("at(2027");
  });
});
