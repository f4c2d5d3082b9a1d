import { keysOf } from "../platform/keys.ts";

/** What stands between the cells of a row, and what each is called. */
export const separators = {
  comma: "Comma ( , )",
  semicolon: "Semicolon ( ; )",
  tab: "Tab",
  bar: "Vertical bar ( | )",
} as const;

/** What stands between the cells of a row. */
export type Separator = keyof typeof separators;

/** The separators as a list that a form or a schema can take, the likeliest first. */
export const separatorNames = keysOf(separators);

/** The character of each separator. */
export const separatorCharacters = {
  comma: ",",
  semicolon: ";",
  tab: "\t",
  bar: "|",
} as const satisfies Readonly<Record<Separator, string>>;

/** One row of a file: the number of the line that it begins on, from 1, and its cells as they stand there. */
export interface TextRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A line that cannot be split: a quotation mark in it is never closed, or there is text behind the closing one. */
export interface BrokenLine {
  readonly line: number;
  readonly why: "unclosed-quote" | "text-after-quote";
}

/** The rows of a file. `omitted` counts the lines beyond the limit that hold anything. */
export interface Records {
  readonly records: readonly TextRecord[];
  readonly broken: readonly BrokenLine[];
  readonly omitted: number;
}

/** A quoted cell that is longer than this is one whose quotation mark was never closed. */
const MOST_QUOTED = 32_768;

const QUOTE = 34;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;

const isLineEnd = (code: number): boolean => code === LINE_FEED || code === CARRIAGE_RETURN;

/** Where the line that `at` is in ends, and where the next one begins. */
const afterLine = (text: string, at: number): number => {
  let end = at;
  while (end < text.length && !isLineEnd(text.charCodeAt(end))) end += 1;
  return text.startsWith("\r\n", end) ? end + 2 : end + 1;
};

const linesIn = (text: string): number => (text.match(/\r\n|\r|\n/g) ?? []).length;

interface Quoted {
  readonly value: string;
  /** Where the text goes on behind the closing quotation mark; undefined where the cell is broken. */
  readonly end?: number;
  readonly why?: BrokenLine["why"];
}

/** Reads a quoted cell whose opening quotation mark stands at `open`. */
const readQuoted = (text: string, open: number, separator: number): Quoted => {
  let value = "";
  let from = open + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0 || quote - open > MOST_QUOTED) return { value, why: "unclosed-quote" };
    value += text.slice(from, quote);
    if (text.charCodeAt(quote + 1) === QUOTE) {
      value += '"';
      from = quote + 2;
      continue;
    }
    let end = quote + 1;
    while (text.charCodeAt(end) === SPACE) end += 1;
    const next = text.charCodeAt(end);
    return end >= text.length || next === separator || isLineEnd(next)
      ? { value, end }
      : { value, why: "text-after-quote" };
  }
};

interface Cursor {
  at: number;
  line: number;
}

/** Reads one record from where the cursor stands, which is moved behind it; behind the broken line where there is one. */
const readRecord = (text: string, separator: number, cursor: Cursor): string[] | BrokenLine => {
  const cells: string[] = [];
  for (;;) {
    let start = cursor.at;
    while (text.charCodeAt(start) === SPACE && separator !== SPACE) start += 1;
    if (text.charCodeAt(start) === QUOTE) {
      const { value, end, why } = readQuoted(text, start, separator);
      if (end === undefined) {
        const { line } = cursor;
        cursor.at = afterLine(text, start);
        cursor.line += 1;
        return { line, why: why ?? "unclosed-quote" };
      }
      cells.push(value);
      cursor.line += linesIn(value);
      cursor.at = end;
    } else {
      let end = cursor.at;
      while (end < text.length) {
        const code = text.charCodeAt(end);
        if (code === separator || isLineEnd(code)) break;
        end += 1;
      }
      cells.push(text.slice(cursor.at, end));
      cursor.at = end;
    }
    if (text.charCodeAt(cursor.at) === separator) {
      cursor.at += 1;
      continue;
    }
    cursor.at = afterLine(text, cursor.at);
    cursor.line += 1;
    return cells;
  }
};

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === "");

/**
 * Splits a text into rows and cells (RFC 4180, with any separator and any line end). Rows without a word are passed over. After a quotation
 * mark that is wrong the next line is read afresh, so that one bad line costs no other; where cells before it ran over several lines, each of
 * these is broken with it. The time grows with the length. Never throws.
 */
export const splitRecords = (text: string, separator: Separator, most: number): Records => {
  const records: TextRecord[] = [];
  const broken: BrokenLine[] = [];
  const code = separatorCharacters[separator].charCodeAt(0);
  const cursor: Cursor = { at: 0, line: 1 };
  let unnamed = 0;
  while (cursor.at < text.length && records.length + broken.length < most) {
    const { line } = cursor;
    const read = readRecord(text, code, cursor);
    if ("why" in read) {
      // A cell before the broken one may have run over several lines: they are lost with it, so each is named.
      const last = Math.min(read.line, line + most - records.length - broken.length - 1);
      for (let each = line; each <= last; each += 1) broken.push({ line: each, why: read.why });
      unnamed += read.line - last;
    } else if (!isBlank(read)) records.push({ line, cells: read });
  }
  const rest = text.slice(cursor.at).split(/\r\n|\r|\n/);
  return { records, broken, omitted: unnamed + rest.filter((each) => each.trim() !== "").length };
};
