import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./references.ts";

/** One measurement as a row: what it is called, and its figures by column. */
export type Row = Readonly<Record<string, string | number>>;

/** One bar with what was measured against it. */
export interface Bar {
  /** What must be, with its figure. */
  readonly what: string;
  /** What is: the worst figure, and how many are over. */
  readonly figure: string;
  readonly met: boolean;
  /** Whether it holds on any machine, however busy: then missing it is wrong. */
  readonly fact?: boolean;
}

/** What a part of the bench found out. */
export interface Found {
  readonly title: string;
  /** How it was measured and what the bar is, in a sentence or two. */
  readonly note: string;
  readonly rows: readonly Row[];
  /** The bars it is held against; none where it is only looked at. */
  readonly bars: readonly Bar[];
}

/** The figure in the middle of sorted figures; NaN of none. */
export const median = (figures: readonly number[]): number => {
  const sorted = [...figures].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
};

/** A figure with so many decimals. */
export const round = (figure: number, decimals = 0): number => Number(figure.toFixed(decimals));

/** What stands beside a figure: nothing when it is within its bar. */
export const mark = (figure: number, bar: number): string => (figure <= bar ? "" : `> ${bar}`);

/** How many figures are over their bar, with the worst and its name first. */
export const worst = (
  figures: readonly { readonly name: string; readonly figure: number; readonly bar: number }[],
): Pick<Bar, "figure" | "met"> => {
  const over = figures.filter(({ figure, bar }) => !(figure <= bar));
  const [first] = figures.toSorted((a, b) => b.figure / b.bar - a.figure / a.bar);
  if (first === undefined) return { figure: "nothing was measured", met: false };
  const said = `${first.figure} (${first.name})`;
  return {
    figure: over.length === 0 ? `at most ${said}` : `${over.length} of ${figures.length} over: ${said}`,
    met: over.length === 0,
  };
};

const KEPT = join(root, ".build/bench.json");

const earlier = (): object => {
  try {
    return JSON.parse(readFileSync(KEPT, "utf8"));
  } catch {
    return {};
  }
};

/** Keeps what a part found beside what other parts found before, in `.build/bench.json`. */
export const keep = (part: string, found: Found): void => {
  mkdirSync(dirname(KEPT), { recursive: true });
  writeFileSync(KEPT, JSON.stringify({ ...earlier(), [part]: { at: new Date(), ...found } }, null, 2));
};

/** Prints rows in columns as wide as their contents, figures to the right. */
export const print = ({ title, note, rows }: Pick<Found, "title" | "note" | "rows">): void => {
  console.log(`\n${title}\n${note}\n`);
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const width = (column: string): number =>
    Math.max(column.length, ...rows.map((row) => String(row[column] ?? "").length));
  const line = (cells: (column: string) => string | number): string =>
    columns
      .map((column) => {
        const cell = cells(column);
        return typeof cell === "number" ? String(cell).padStart(width(column)) : cell.padEnd(width(column));
      })
      .join("  ")
      .trimEnd();
  console.log(line((column) => column));
  for (const row of rows) console.log(line((column) => row[column] ?? ""));
};
