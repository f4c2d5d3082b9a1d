/** One measurement as a row: what it is called, and its figures by column. */
export type Row = Readonly<Record<string, string | number>>;

/** What a part of the bench found out. */
export interface Found {
  readonly title: string;
  /** How it was measured and what the bar is, in a sentence or two. */
  readonly note: string;
  readonly rows: readonly Row[];
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

/** Prints rows in columns as wide as their contents, figures to the right. */
export const print = ({ title, note, rows }: Found): void => {
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
