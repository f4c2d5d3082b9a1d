import { load } from "cheerio";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawStackedColumns } from "../../shared/charts/column-chart.ts";
import { sayChart, tableOfSeries } from "../../shared/charts/figures.ts";
import type { Shape } from "../../shared/charts/frame.ts";
import { drawLines, drawSparkline } from "../../shared/charts/line-chart.ts";
import { addDays } from "../../shared/platform/wall-clock.ts";
import { isSound } from "./sound.ts";

const day = (nth: number): string => addDays("2026-01-05", 7 * nth);
const wordsIn = (svg: string): string[] =>
  load(svg, { xml: true })("text")
    .toArray()
    .map((element) => load(element).text());

const stacked = (spans: readonly (readonly number[])[], parts: readonly string[]) => ({
  title: "Enquiries in the week",
  days: 7,
  parts,
  spans: spans.map((values, nth) => ({ from: day(nth), values })),
});
const line = (words: string, values: readonly number[]) => ({
  words,
  points: values.map((value, nth) => ({ on: day(nth), value })),
});

const value = fc.oneof(fc.nat(1_000_000), fc.double({ min: 0, max: 1e9, noNaN: true }));
const shape = fc.constantFrom<Shape>("wide", "narrow");
const names = ["General", "Problem to solve", "Press", "Something else"];

describe("stacked columns", () => {
  test("stand upon each other, as high as their sum, and say what each part is from the top down", () => {
    const svg = drawStackedColumns(stacked([[10, 10]], ["General", "Press"]));
    const boxes = load(svg, { xml: true })("rect[stroke]")
      .toArray()
      .map(({ attribs }) => attribs);
    const [lower, upper] = boxes;
    expect(lower?.["height"]).toBe(upper?.["height"]);
    expect(Number(upper?.["y"]) + Number(upper?.["height"])).toBeCloseTo(Number(lower?.["y"]), 1);
    expect(wordsIn(svg).slice(-20)).toEqual(expect.arrayContaining(["Press", "General"]));
    expect(wordsIn(svg).indexOf("Press")).toBeLessThan(wordsIn(svg).indexOf("General"));
  });

  test("say so when there are no figures, and refuse what is none and more parts than can be told apart", () => {
    expect(drawStackedColumns(stacked([], ["General"]))).toContain("There are no figures yet.");
    for (const wrong of [-1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => drawStackedColumns(stacked([[1, wrong]], ["General", "Press"]))).toThrow(RangeError);
    expect(() => drawStackedColumns(stacked([[1]], [...names, "One more"]))).toThrow(RangeError);
  });

  test("are sound whatever they are drawn of", () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 3 }),
        fc.array(fc.array(value, { minLength: 4, maxLength: 4 }), { maxLength: 60 }),
        shape,
        (last, spans, how) => {
          const parts = names.slice(0, last + 1);
          isSound(
            drawStackedColumns(
              stacked(
                spans.map((values) => values.slice(0, last + 1)),
                parts,
              ),
              how,
            ),
          );
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe("lines", () => {
  test("each have their words and a look of their own", () => {
    const svg = drawLines({
      title: "Members",
      lines: [line("All", [1, 2, 3]), line("Suppliers", [0, 1, 1])],
    });
    expect(wordsIn(svg)).toEqual(expect.arrayContaining(["Members", "All", "Suppliers"]));
    const dashes = load(svg, { xml: true })("path")
      .toArray()
      .map(({ attribs }) => attribs["stroke-dasharray"]);
    expect(new Set(dashes).size).toBe(2);
  });

  test("of one day are a point, of none say so, and what is none is refused", () => {
    expect(drawLines({ title: "Members", lines: [line("All", [4])] })).toContain("<circle");
    expect(drawLines({ title: "Members", lines: [line("All", [])] })).toContain("There are no figures yet.");
    expect(() => drawLines({ title: "Members", lines: [line("All", [Number.NaN])] })).toThrow(RangeError);
    expect(() =>
      drawLines({ title: "Members", lines: [...names, "More"].map((name) => line(name, [1])) }),
    ).toThrow(RangeError);
  });

  test("are sound whatever they are drawn of", () => {
    fc.assert(
      fc.property(fc.array(fc.array(value, { maxLength: 60 }), { maxLength: 4 }), shape, (all, how) => {
        isSound(
          drawLines(
            { title: "Members", lines: all.map((values, nth) => line(names[nth] ?? "", values)) },
            how,
          ),
        );
      }),
      { numRuns: 40 },
    );
  });

  test("as small as a word stay within their few pixels, and are empty of nothing", () => {
    expect(drawSparkline([])).not.toMatch(/path|circle/);
    fc.assert(
      fc.property(fc.array(value, { maxLength: 60 }), (values) => {
        const svg = drawSparkline(values);
        expect(svg).not.toMatch(/NaN|undefined|Infinity/);
        for (const [, x, y] of svg.matchAll(/[ML]([\d.]+) ([\d.]+)/g)) {
          expect(Number(x)).toBeLessThanOrEqual(120);
          expect(Number(y)).toBeLessThanOrEqual(28);
        }
      }),
      { numRuns: 40 },
    );
  });
});

test("every chart can be said in words and shown as a table", () => {
  const series = [line("All", [1, 1200, 3]), line("Suppliers", [0])];
  expect(sayChart("Members", series)).toBe(
    "Members. All: from 1 on Monday 5 January 2026 to 3 on Monday 19 January 2026; the highest was 1,200 on Monday 12 January 2026. Suppliers: 0 on Monday 5 January 2026.",
  );
  expect(sayChart("Members", [line("All", [])])).toBe("Members. All: no figures yet.");
  expect(tableOfSeries({ caption: "Members by week", first: "Week" }, series)).toEqual({
    caption: "Members by week",
    head: ["Week", "All", "Suppliers"],
    rows: [
      { cells: ["Monday 19 January 2026", "3", ""] },
      { cells: ["Monday 12 January 2026", "1,200", ""] },
      { cells: ["Monday 5 January 2026", "1", "0"] },
    ],
  });
});
