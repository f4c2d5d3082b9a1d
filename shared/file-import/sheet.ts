import * as z from "zod/mini";
import { type Fields, guessMapping, type Mapping } from "./fields.ts";
import {
  type Records,
  type Separator,
  separatorCharacters,
  separatorNames,
  splitRecords,
  type TextRecord,
} from "./records.ts";
import { decodeText, encodingNames, guessEncoding } from "./text.ts";

/** How the bytes of a file are to be read as a table. The person can change all of it. */
export const layoutSchema = z.lazy(() =>
  z.object({
    encoding: z.enum(encodingNames),
    separator: z.enum(separatorNames),
    /** The line with the names of the columns; 0 where the file has none. What stands above it is passed over. */
    headingLine: z.int().check(z.nonnegative()),
  }),
);

/** How the bytes of a file are to be read as a table. */
export type Layout = z.infer<typeof layoutSchema>;

/** A known form of file without headings: how it is recognised, and which column holds what. */
export interface KnownForm {
  readonly name: string;
  readonly columns: number;
  readonly isOne: (cells: readonly string[]) => boolean;
  readonly mapping: Mapping;
}

/** The most rows that one import takes. */
export const MOST_ROWS = 20_000;
const MOST_COLUMNS = 200;
/** So much of a file is looked at to tell how it is to be read, and to show what it holds. */
const SAMPLE_CHARACTERS = 64_000;
const HEADING_AMONG = 30;

/** The first part of a text, up to the end of a line. */
const sampleOf = (text: string): string => {
  if (text.length <= SAMPLE_CHARACTERS) return text;
  const head = text.slice(0, SAMPLE_CHARACTERS);
  const end = Math.max(head.lastIndexOf("\n"), head.lastIndexOf("\r"));
  return end < 0 ? head : head.slice(0, end + 1);
};

const SAID = /^"?sep=(.)"?[ \t]*(?:[\r\n]|$)/i;

/** What the first line says of the separator, as files that are made for Excel do. */
const saidSeparator = (text: string): Separator | undefined => {
  const character = SAID.exec(text.slice(0, 20))?.[1];
  return separatorNames.find((name) => separatorCharacters[name] === character);
};

const matches = (fields: Fields, cells: readonly string[]): number =>
  Object.keys(guessMapping(fields, cells)).length;

/** The record that most likely has the names of the columns: the first of those that name the most fields. */
const headingOf = (fields: Fields, records: readonly TextRecord[]): TextRecord | undefined => {
  let best: { readonly record: TextRecord; readonly count: number } | undefined;
  for (const record of records.slice(0, HEADING_AMONG)) {
    const count = matches(fields, record.cells);
    if (count > (best?.count ?? 0)) best = { record, count };
  }
  return best?.record;
};

/** How much speaks for a separator: fields named in a heading before all, then how many rows have as many cells as most. */
const scoreOf = (fields: Fields, records: readonly TextRecord[]): readonly [number, number] => {
  const heading = headingOf(fields, records);
  const counts = new Map<number, number>();
  for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  counts.delete(1);
  const alike = Math.max(0, ...counts.values());
  return [heading === undefined ? 0 : matches(fields, heading.cells), alike];
};

const guessSeparator = (fields: Fields, text: string): Separator => {
  const said = saidSeparator(text);
  if (said !== undefined) return said;
  let best: { readonly name: Separator; readonly score: readonly [number, number] } | undefined;
  for (const name of separatorNames) {
    const score = scoreOf(fields, splitRecords(text, name, 200).records);
    const [named, alike] = score;
    const [bestNamed, bestAlike] = best?.score ?? [0, 0];
    if (best === undefined || named > bestNamed || (named === bestNamed && alike > bestAlike))
      best = { name, score };
  }
  return best?.name ?? "comma";
};

/** A text as records, without the line that names the separator. */
const recordsOf = (text: string, separator: Separator, most: number): Records => {
  const split = splitRecords(text, separator, most);
  return saidSeparator(text) === undefined
    ? split
    : { ...split, records: split.records.filter(({ line }) => line > 1) };
};

const formOf = (forms: readonly KnownForm[], records: readonly TextRecord[]): KnownForm | undefined =>
  forms.find(({ columns, isOne }) => {
    const [first] = records;
    return first !== undefined && first.cells.length === columns && isOne(first.cells);
  });

/** Guesses how a file is to be read: its encoding, its separator and where the names of its columns stand. */
export const guessLayout = (
  bytes: Uint8Array,
  { fields, forms }: { readonly fields: Fields; readonly forms: readonly KnownForm[] },
): Layout => {
  const encoding = guessEncoding(bytes);
  const text = sampleOf(decodeText(bytes, encoding));
  const separator = guessSeparator(fields, text);
  const { records } = recordsOf(text, separator, 200);
  const heading = headingOf(fields, records);
  const isBare = heading === undefined && formOf(forms, records) !== undefined;
  return { encoding, separator, headingLine: isBare ? 0 : (heading?.line ?? records[0]?.line ?? 1) };
};

/** A column's letter, as spreadsheets have it: A, B, ..., Z, AA. */
export const columnLetter = (column: number): string => {
  const letter = String.fromCodePoint(65 + (column % 26));
  return column < 26 ? letter : `${columnLetter(Math.floor(column / 26) - 1)}${letter}`;
};

/** The beginning of a file as it is read with a layout: what the page shows while the columns are chosen. */
export interface SheetStart {
  /** The names of the columns; empty where one has none. */
  readonly columns: readonly string[];
  /** The first rows below the headings. */
  readonly rows: readonly TextRecord[];
  /** The first rows of the file, of which one may have the headings. */
  readonly first: readonly TextRecord[];
  readonly form: KnownForm | undefined;
}

const below = (records: readonly TextRecord[], { headingLine }: Layout): readonly TextRecord[] =>
  records.filter(({ line }) => line > headingLine);

const columnsOf = (records: readonly TextRecord[], { headingLine }: Layout): readonly string[] => {
  const heading = records.find(({ line }) => line === headingLine)?.cells ?? [];
  const isUsed = (column: number): boolean =>
    records.some(({ line, cells }) => line >= headingLine && (cells[column] ?? "").trim() !== "");
  let width = Math.min(MOST_COLUMNS, Math.max(heading.length, ...records.map(({ cells }) => cells.length)));
  // Cells without a heading that are empty throughout are what a spreadsheet pads its rows with. Without headings, nothing tells them apart.
  while (headingLine > 0 && width > 0 && !isUsed(width - 1)) width -= 1;
  return Array.from({ length: width }, (_, column) =>
    (heading[column] ?? "").replaceAll(/\s+/g, " ").trim().slice(0, 100).toWellFormed(),
  );
};

/** The beginning of a file as it is read with a layout. */
export const readSheetStart = (
  bytes: Uint8Array,
  layout: Layout,
  forms: readonly KnownForm[],
): SheetStart => {
  const text = sampleOf(decodeText(bytes, layout.encoding));
  const { records } = recordsOf(text, layout.separator, 200);
  return {
    columns: columnsOf(records, layout),
    rows: below(records, layout).slice(0, 5),
    first: records.slice(0, HEADING_AMONG),
    form: layout.headingLine === 0 ? formOf(forms, records) : undefined,
  };
};

/** All rows of a file below the headings, as they are read with a layout, at most `MOST_ROWS`. */
export interface Sheet extends Records {
  /** How many cells a row has: as many as there are headings, or as the first row has. */
  readonly width: number;
}

/** Reads a file as a table. Never throws. */
export const readSheet = (bytes: Uint8Array, layout: Layout): Sheet => {
  const read = recordsOf(decodeText(bytes, layout.encoding), layout.separator, MOST_ROWS + 1);
  const records = below(read.records, layout);
  const heading = read.records.find(({ line }) => line === layout.headingLine);
  const beyond = Math.max(0, records.length - MOST_ROWS);
  return {
    records: records.slice(0, MOST_ROWS),
    broken: read.broken.filter(({ line }) => line > layout.headingLine),
    omitted: read.omitted + beyond,
    width: heading?.cells.length ?? records[0]?.cells.length ?? 0,
  };
};
