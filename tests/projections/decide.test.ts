import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { digestOf, MOST_ITEMS, nextStep } from "../../shared/projections/decide.ts";
import type { Manifest } from "../../shared/projections/manifest.ts";
import type { DerivedItem } from "../../shared/projections/projection.ts";

const item = (nth: number, more: object = {}): DerivedItem => ({ pk: "DERIVED-TEST", sk: `${nth}`, ...more });
const some = (count: number, from = 0): readonly DerivedItem[] =>
  Array.from({ length: count }, (_, nth) => item(from + nth));

/** Takes steps until nothing is left to do; gives what is there then, and how many steps that took. */
const walk = (before: Manifest | undefined, wanted: readonly DerivedItem[]) => {
  const there = new Map<string, string>((before?.items ?? []).map(({ sk, digest }) => [sk, digest]));
  let manifest = before;
  for (let steps = 0; ; steps += 1) {
    const step = nextStep(manifest, wanted);
    if ("unchanged" in step) return { there, steps, manifest };
    expect(step.puts.length + step.deletes.length).toBeLessThanOrEqual(98);
    expect(step.after.version).toBe((manifest?.version ?? 0) + 1);
    for (const { sk } of step.deletes) there.delete(sk);
    for (const put of step.puts) there.set(put.sk, digestOf(put));
    // Wherever it stops, the manifest says what is there.
    expect(new Map(step.after.items.map(({ sk, digest }) => [sk, digest]))).toEqual(there);
    manifest = step.after;
    if (!step.more) expect(nextStep(manifest, wanted)).toEqual({ unchanged: true });
  }
};

describe("the steps of a projection", () => {
  test("write nothing where nothing is kept and nothing wanted, or all is as it should be", () => {
    expect(nextStep(undefined, [])).toEqual({ unchanged: true });
    expect(walk(walk(undefined, some(5)).manifest, some(5)).steps).toBe(0);
  });

  test("write an item anew only when something in it has changed, in whatever order its attributes come", () => {
    const { manifest } = walk(undefined, [item(1, { a: 1, b: { c: 2, d: 3 } }), item(2)]);
    expect(nextStep(manifest, [item(1, { e: undefined, b: { d: 3, c: 2 }, a: 1 }), item(2)])).toEqual({
      unchanged: true,
    });
    expect(nextStep(manifest, [item(1, { a: 2, b: { c: 2, d: 3 } }), item(2)])).toMatchObject({
      puts: [{ sk: "1", a: 2 }],
      deletes: [],
    });
  });

  test("take away before they add, so that what is erased is gone first", () => {
    const { manifest } = walk(undefined, some(60));
    expect(nextStep(manifest, some(60, 100))).toMatchObject({
      deletes: { length: 60 },
      puts: { length: 38 },
    });
  });

  test("refuse a thing that leads to more than is bounded", () => {
    expect(() => nextStep(undefined, some(MOST_ITEMS + 1))).toThrow("is the most");
    expect(walk(undefined, some(MOST_ITEMS)).steps).toBe(21);
  });

  test("lead from anything to anything", () => {
    const items = fc.uniqueArray(fc.record({ nth: fc.nat(300), size: fc.nat(2) }), {
      maxLength: 250,
      selector: ({ nth }) => nth,
    });
    const toItems = (list: readonly { nth: number; size: number }[]) =>
      list.map(({ nth, size }) => item(nth, { size }));
    fc.assert(
      fc.property(items, items, (before, after) => {
        const first = walk(undefined, toItems(before)).manifest;
        const { there } = walk(first, toItems(after));
        expect(there).toEqual(new Map(toItems(after).map((one) => [one.sk, digestOf(one)])));
      }),
    );
  });
});
