import { lineChanges } from "../../shared/catalogue/items/differences.ts";
import { splitRecords } from "../../shared/file-import/records.ts";
import { prose } from "../../shared/pages/typed.ts";
import { normalized } from "../../shared/platform/text.ts";
import type { Bench } from "./part.ts";
import { type Found, mark, median, round, worst } from "./table.ts";

const MOST_GROWTH = 3;
const RUNS = 7;
// Long enough that a square shows, and short enough for one to end.
const SIZE = 20_000;
const QUICK_SIZE = 5_000;

/** What somebody hostile sends, in the size that is asked for, to what has to read it. */
const readings: Readonly<Record<string, (size: number) => () => unknown>> = {
  "marks put in order": (size) => {
    const text = `a${"\u0315\u0316".repeat(size)}`;
    return () => normalized(text);
  },
  "a text in a form": (size) => {
    const text = "a@.".repeat(size);
    const schema = prose({ missing: "Enter it", name: "It", most: 40 });
    return () => schema.safeParse(text);
  },
  "quotation marks in a table": (size) => {
    const text = '"",a","\n'.repeat(size);
    return () => splitRecords(text, "comma", 20_000);
  },
  "lines that are all different": (size) => {
    const textOf = (word: string) =>
      Array.from({ length: size / 10 }, (_, line) => `${word} ${line}`).join("\n");
    const [before, now] = [textOf("old"), textOf("new")];
    return () => lineChanges(before, now);
  },
};

/** Milliseconds of processor time. */
const timeOf = (read: () => unknown): number => {
  const from = process.cpuUsage();
  read();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
};

/** How much longer the double takes: 2 is in proportion to the length, 4 is the square of it. */
export const measureGrowth = async ({ quick }: Pick<Bench, "quick">): Promise<Found> => {
  const size = quick ? QUICK_SIZE : SIZE;
  const rows = Object.entries(readings).map(([name, readingOf]) => {
    const [once, twice] = [readingOf(size), readingOf(2 * size)];
    const pairs = Array.from({ length: RUNS }, () => ({ once: timeOf(once), twice: timeOf(twice) }));
    const growth = round(median(pairs.map((pair) => pair.twice / pair.once)), 2);
    return {
      name,
      "once, ms": round(median(pairs.map((pair) => pair.once)), 1),
      "twice, ms": round(median(pairs.map((pair) => pair.twice)), 1),
      growth,
      bar: mark(growth, MOST_GROWTH),
    };
  });
  return {
    title: "What twice the length costs",
    note: `Processor time of twice the text by that of the text, the middle of ${RUNS} pairs. The bar is ${MOST_GROWTH}.`,
    rows,
    bars: [
      {
        what: `Twice the text costs at most ${MOST_GROWTH} times`,
        ...worst(rows.map(({ name, growth }) => ({ name, figure: growth, bar: MOST_GROWTH }))),
      },
    ],
  };
};
