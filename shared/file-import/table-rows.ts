import { ownValue } from "../platform/keys.ts";
import { oneLine } from "../platform/text.ts";
import type { FieldSource, Fields, Mapping, RowSchema } from "./fields.ts";
import type { BrokenLine, TextRecord } from "./records.ts";
import { error, note, quote, type Remark, warning } from "./remark.ts";
import type { ReadFile, ReadRow } from "./row.ts";
import { columnLetter, type Layout, MOST_ROWS, readSheet, type Sheet } from "./sheet.ts";

/** How the rows of a table are understood: which fields there are, and what each must be. */
export interface TableRows<Row> {
  readonly fields: Fields;
  readonly schema: RowSchema<Row>;
  /** What a row is called on the page. */
  readonly nameOf: (row: Row) => string;
  /** By what two rows of a file are one and the same. */
  readonly keyOf: (row: Row) => string;
}

type Cells = Readonly<Record<string, string | null>>;

/** A cell in one spelling of each letter and in single spaces. */
const cellText = (cell: string): string => oneLine(cell);

const cellOf = (source: FieldSource, { cells }: TextRecord): string | undefined =>
  "value" in source ? source.value : cells[source.column];

/** What a record says, by field. A cell that is not there says nothing; an empty one says that there is none. */
const cellsOf = (record: TextRecord, mapping: Mapping): Cells =>
  Object.fromEntries(
    Object.entries(mapping).flatMap(([name, source]) => {
      const cell = cellOf(source, record);
      if (cell === undefined) return [];
      const text = cellText(cell);
      return [[name, text === "" ? null : text] as const];
    }),
  );

const BROKEN: Readonly<Record<BrokenLine["why"], readonly [string, string]>> = {
  "unclosed-quote": [
    "A quotation mark on this line is never closed",
    "Close it, or write it twice where it belongs to the text.",
  ],
  "text-after-quote": [
    "There is text behind a closing quotation mark on this line",
    "Write a quotation mark that belongs to the text twice.",
  ],
};

/** How many cells a row has, without those at its end that are empty: a spreadsheet pads its rows. */
const usedCells = (cells: readonly string[]): number => cells.findLastIndex((cell) => cell.trim() !== "") + 1;

const count = (cells: number): string => `${cells} ${cells === 1 ? "cell" : "cells"}`;

/** What is wrong with the number of a row's cells: a shifted row would be read wrongly without anybody noticing. */
const misshapen = ({ line, cells }: TextRecord, width: number, isBare: boolean): Remark | undefined => {
  const used = usedCells(cells);
  if (used > width)
    return error(
      line,
      `This line has ${count(used)}, and the first has ${width}`,
      "Put a cell that has the separator in it into quotation marks.",
    );
  if (isBare && cells.length < width)
    return error(
      line,
      `This line has ${count(cells.length)}, and the first has ${width}`,
      "Complete the line.",
    );
  return undefined;
};

type Understood<Row> = { readonly row?: Row; readonly remarks: readonly Remark[] };

/** Parses the cells of a row. A field that may be skipped is left out of it with a warning; any other mistake leaves out the row. */
const understand = <Row>(line: number, given: Cells, { fields, schema }: TableRows<Row>): Understood<Row> => {
  const first = schema.safeParse(given);
  if (first.success) return { row: first.data, remarks: [] };
  const remarks: Remark[] = [];
  const seen = new Set<string>();
  const skipped = new Set<string>();
  for (const { path, message } of first.error.issues) {
    const name = String(path[0] ?? "");
    const field = ownValue(fields, name);
    if (seen.has(name)) continue;
    seen.add(name);
    const isSkipped = field?.onError === "skip-cell" && Object.hasOwn(given, name);
    if (isSkipped) skipped.add(name);
    remarks.push((isSkipped ? warning : error)(line, message, field?.advice ?? "Correct the line."));
  }
  if (remarks.some(({ severity }) => severity === "error")) return { remarks };
  const second = schema.safeParse(
    Object.fromEntries(Object.entries(given).filter(([name]) => !skipped.has(name))),
  );
  if (second.success) return { row: second.data, remarks };
  // What is wrong with the row as a whole is said only when each of its cells is understood.
  const more = second.error.issues.map(({ path, message }) =>
    error(line, message, ownValue(fields, String(path[0] ?? ""))?.advice ?? "Correct the line."),
  );
  return { remarks: [...remarks, ...more] };
};

const unusedColumns = (columns: readonly string[], mapping: Mapping, { headingLine }: Layout): Remark[] => {
  if (headingLine === 0) return [];
  const used = new Set(
    Object.values(mapping).flatMap((source) => ("column" in source ? [source.column] : [])),
  );
  const unused = columns.flatMap((name, column) =>
    used.has(column) ? [] : [name === "" ? `column ${columnLetter(column)}` : name],
  );
  return unused.length === 0
    ? []
    : [
        note(
          headingLine,
          `${unused.length === 1 ? "One column is" : `${unused.length} columns are`} not used: ${unused.map(quote).join(", ")}`,
          "Nothing needs to be done.",
        ),
      ];
};

const tooMany = ({ records, omitted }: Sheet): Remark[] =>
  omitted === 0
    ? []
    : [
        error(
          (records.at(-1)?.line ?? 0) + 1,
          `${omitted.toLocaleString("en-GB")} more ${omitted === 1 ? "line is" : "lines are"} left out, because one import takes ${MOST_ROWS.toLocaleString("en-GB")} rows`,
          "Import the rest as a file of its own.",
        ),
      ];

/**
 * Reads a table by the layout and the mapping that the person chose. Each row is understood by itself; what is wrong is said by line with what to
 * do about it. Of two rows that are one and the same the first counts. The time grows with the length of the file. Never throws.
 */
export const readTable = <Row>(
  bytes: Uint8Array,
  how: { readonly layout: Layout; readonly columns: readonly string[]; readonly mapping: Mapping },
  table: TableRows<Row>,
): ReadFile<Row> => {
  const sheet = readSheet(bytes, how.layout);
  const rows: ReadRow<Row>[] = sheet.broken.map(({ line, why }) => ({
    line,
    name: "",
    remarks: [error(line, ...BROKEN[why])],
  }));
  const lines = new Map<string, number>();
  for (const record of sheet.records) {
    const { line } = record;
    const wrong = misshapen(record, sheet.width, how.layout.headingLine === 0);
    const given = cellsOf(record, how.mapping);
    const { row, remarks } =
      wrong === undefined ? understand(line, given, table) : { row: undefined, remarks: [wrong] };
    if (row === undefined) {
      const name = quote(record.cells.slice(0, 2).join(" ")).slice(1, -1);
      rows.push({ line, name, remarks: [...remarks] });
      continue;
    }
    const key = table.keyOf(row);
    const before = lines.get(key);
    const name = table.nameOf(row);
    if (before === undefined) {
      lines.set(key, line);
      rows.push({ line, name, row, remarks: [...remarks] });
    } else {
      const twice = error(
        line,
        `${quote(key)} is on line ${before} already`,
        "The first line counts. Take one of them out.",
      );
      rows.push({ line, name, remarks: [...remarks, twice] });
    }
  }
  return {
    rows: rows.toSorted((one, other) => one.line - other.line),
    remarks: [...unusedColumns(how.columns, how.mapping, how.layout), ...tooMany(sheet)],
  };
};
