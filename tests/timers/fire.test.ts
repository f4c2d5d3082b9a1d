import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { atEveryMinute } from "../../functions/timers/at-every-minute.ts";
import { PlaceOfferLapsed } from "../../shared/events/entries.ts";
import { commit } from "../../shared/journal/commit.ts";
import { record } from "../../shared/journal/entry.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { fireDueTimers } from "../../shared/timers/fire.ts";
import type { Timer } from "../../shared/timers/timer.ts";
import { putItem } from "../letters/samples.ts";
import { type RealTable, startRealTable } from "../support/real-table.ts";
import { testNeeds, testOccasion } from "../support/visiting.ts";

let real: RealTable;
const clock = { now: "2026-11-23T09:00:00.000Z" };
let milliseconds = 0;
const needs = () => ({ ...testNeeds(real.table, clock), milliseconds: () => milliseconds });

beforeAll(async () => {
  real = await startRealTable();
});
afterAll(() => real.stop());
beforeEach(() => {
  clock.now = plus(clock.now, "P10D");
  milliseconds = 0;
});

const timer = (name: string, due: string): Timer => ({
  id: name,
  due,
  entry: record(PlaceOfferLapsed, { subject: "EVT-1", data: { registration: name } }, testOccasion(needs())),
});
const set = async (timers: readonly Timer[]) => {
  for (let from = 0; from < timers.length; from += 90)
    await commit(needs(), {
      once: `set:${timers[from]?.entry.id}`,
      setTimers: timers.slice(from, from + 90),
    });
};
const fired = async () =>
  (await real.entries(utcDate(clock.now))).map(({ data, at, actor }) => ({
    name: PlaceOfferLapsed.data.parse(data).registration,
    at,
    actor: actor.kind,
  }));
const tick = (minutes: number) => atEveryMinute(needs(), plus(clock.now, `PT${minutes}M`));

describe("timers", () => {
  test("that are due write their entry at the moment they were due; the others wait", async () => {
    await set([timer("late", plus(clock.now, "PT2M")), timer("due", plus(clock.now, "PT1M"))]);
    await tick(1);
    expect(await fired()).toEqual([{ name: "due", at: plus(clock.now, "PT1M"), actor: "system" }]);
    expect(await real.items("TIMERS#")).toHaveLength(1);
    await tick(2);
    expect((await fired()).map(({ name }) => name)).toEqual(["due", "late"]);
    expect(await real.items("TIMERS#")).toHaveLength(0);
  });

  test("fire once, whether the minute comes twice, late, or twice at the same moment", async () => {
    await set(Array.from({ length: 30 }, (_, at) => timer(`t${at}`, clock.now)));
    await Promise.all([tick(0), tick(0), tick(1)]);
    await tick(0);
    expect(await fired()).toHaveLength(30);
  });

  test("that were cancelled do not fire", async () => {
    const cancelled = timer("cancelled", clock.now);
    await set([cancelled]);
    await commit(needs(), { once: `cancel:${cancelled.entry.id}`, cancelTimers: [cancelled] });
    await tick(0);
    expect(await fired()).toEqual([]);
  });

  test("of one name can be set again for the same moment after they fired", async () => {
    await set([timer("again", clock.now)]);
    await tick(0);
    await set([timer("again", clock.now)]);
    await tick(0);
    expect(await fired()).toHaveLength(2);
    expect(await real.items("TIMERS#")).toHaveLength(0);
  });

  test("fire in order of due time, page by page", async () => {
    const due = Array.from({ length: 80 }, (_, at) =>
      timer(`t${at}`, plus(clock.now, `PT${(at * 37) % 80}S`)),
    );
    await set(due);
    const order: string[] = [];
    const watched = needs();
    const newId = () => {
      const id = watched.newId();
      order.push(id);
      return id;
    };
    await fireDueTimers({ ...watched, newId }, plus(clock.now, "PT20M"), 4);
    const entries = await real.entries(utcDate(clock.now));
    const when = new Map(entries.map(({ id, at }) => [id, at]));
    const moments = order.map((id) => when.get(id) ?? "");
    expect(moments).toHaveLength(80);
    expect(moments).toEqual([...moments].sort());
  });

  test("stop in time, and go on in the next minute", async () => {
    await set(Array.from({ length: 6 }, (_, at) => timer(`t${at}`, clock.now)));
    const slow = { ...needs(), milliseconds: () => (milliseconds += 10_000) };
    await atEveryMinute(slow, clock.now);
    const first = (await fired()).length;
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(6);
    await tick(0);
    expect(await fired()).toHaveLength(6);
  });

  test("that are malformed do not hold up the others, and are told of", async () => {
    await putItem(real.table, { pk: "TIMERS#0", sk: `${clock.now}#broken`, nonsense: true });
    await set([timer("good", clock.now)]);
    await expect(tick(0)).rejects.toThrow("1 timers could not be fired: TIMERS#0");
    expect((await fired()).map(({ name }) => name)).toEqual(["good"]);
  });
});
