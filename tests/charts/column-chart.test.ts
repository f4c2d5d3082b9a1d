import { load } from "cheerio";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Columns, drawColumns } from "../../shared/charts/column-chart.ts";
import type { Shape } from "../../shared/charts/frame.ts";
import { addDays } from "../../shared/platform/wall-clock.ts";
import { isSound } from "./sound.ts";

const columns = (values: readonly number[], line?: Columns["line"]): Columns => ({
  title: "New members in the week",
  spans: values.map((value, index) => ({ from: addDays("2026-01-05", 7 * index), value })),
  days: 7,
  ...(line !== undefined && { line }),
});

const heights = (svg: string): number[] =>
  [...svg.matchAll(/height="([\d.]+)" fill="#005eb8"/g)].map(([, height]) => Number(height));

describe("a chart of columns", () => {
  test("has a column for each span, as high as its figure, and the line it is held against with its words", () => {
    const svg = drawColumns(columns([0, 10, 20], { value: 10, words: "average 10" }));
    const [none = 1, half = 0, whole = 0] = heights(svg);
    expect([none, whole]).toEqual([0, 2 * half]);
    expect(svg).toContain("average 10");
    expect(svg).toContain("New members in the week");
    expect(svg.match(/stroke-dasharray/g)).toHaveLength(2);
  });

  test("says so when there are no figures, and refuses what is none", () => {
    expect(drawColumns(columns([]))).toContain("There are no figures yet.");
    for (const wrong of [-1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => drawColumns(columns([1, wrong]))).toThrow(RangeError);
  });

  test("names no month twice, and whole numbers alone where figures are small", () => {
    const labels = (values: readonly number[]) =>
      load(drawColumns(columns(values)), { xml: true })("text")
        .toArray()
        .map((element) => load(element).text());
    const year = labels(Array.from({ length: 57 }, () => 3));
    expect(new Set(year).size).toBe(year.length);
    expect(labels([1, 2]).filter((label) => label.includes("."))).toEqual([]);
  });

  test("keeps the words of its maker as words", () => {
    const svg = drawColumns({ ...columns([1]), title: '<b>"Members" & more</b>' });
    expect(load(svg, { xml: true })("text").first().text()).toBe('<b>"Members" & more</b>');
  });

  test("stays within its frame and has no figure that is none, whatever it is drawn of", () => {
    const value = fc.oneof(fc.nat(1_000_000), fc.double({ min: 0, max: 1e9, noNaN: true }));
    fc.assert(
      fc.property(
        fc.array(value, { maxLength: 120 }),
        fc.option(value, { nil: undefined }),
        fc.constantFrom<Shape>("wide", "narrow"),
        (values, mark, shape) => {
          const line = mark === undefined ? undefined : { value: mark, words: `average ${mark}` };
          const svg = drawColumns(columns(values, line), shape);
          isSound(svg);
        },
      ),
      { numRuns: 60 },
    );
  });
});
