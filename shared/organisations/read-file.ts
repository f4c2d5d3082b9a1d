import { parse } from "csv-parse/sync";
import * as z from "zod";
import { type Segment, segmentNames, segments } from "../people/segments.ts";
import { type FactName, organisationCode } from "./organisation.ts";
import { readableName } from "./readable-name.ts";
import { type Region, regionByCode, regionNames, regions } from "./regions.ts";

/** What one row says: the facts of the columns that the file has (null: it says there is none), and other names. */
export const importedRowSchema = z.object({
  line: z.number().int().positive(),
  code: organisationCode,
  given: z.record(z.string(), z.string().nullable()),
  aliases: z.array(z.string()),
});

/** One row of a file that was understood. */
export interface ImportedRow {
  readonly line: number;
  readonly code: string;
  readonly given: Readonly<Partial<Record<FactName, string | null>>>;
  readonly aliases: readonly string[];
}

/** What is wrong with a line and what to do. A row that is left out is not imported; the others are, as far as they are understood. */
export interface FileProblem {
  readonly line: number;
  readonly problem: string;
  readonly advice: string;
  readonly leftOut: boolean;
}

/** A file as it was understood. */
export interface ReadFile {
  readonly format: "ods" | "own";
  readonly rows: readonly ImportedRow[];
  readonly problems: readonly FileProblem[];
}

/** The most rows that one import takes. */
export const MOST_ROWS = 6000;

const ODS_COLUMNS = 27;
/** ODS's way to say that there is no ICB, outside England. */
const NO_ICB = "Q99";

type Cells = Readonly<Record<string, string>>;
type Problem = Omit<FileProblem, "line">;

const leftOut = (problem: string, advice: string): Problem => ({ problem, advice, leftOut: true });
const remark = (problem: string, advice: string): Problem => ({ problem, advice, leftOut: false });

/** The columns of an ODS file that are used, by place. */
const ODS_PLACES = { code: 0, name: 1, region: 2, icb: 3, postcode: 9, opened: 10, closed: 11 } as const;

const fromOds = (record: readonly string[], segment: Segment): Cells => ({
  segment,
  ...Object.fromEntries(Object.entries(ODS_PLACES).map(([name, place]) => [name, record[place] ?? ""])),
});

const keyOf = <Key extends string>(
  names: readonly Key[],
  words: Readonly<Record<Key, string>>,
  text: string,
): Key | undefined =>
  names.find((name) => name === text.toLowerCase() || words[name].toLowerCase() === text.toLowerCase());

const regionOf = (text: string): Region | undefined =>
  regionByCode.get(text.toUpperCase()) ?? keyOf(regionNames, regions, text);

const dateOf = (text: string): string | undefined => {
  const spelled = text.replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3");
  return z.iso.date().safeParse(spelled).success ? spelled : undefined;
};

/** How each column is understood: the fact, or what is wrong. An empty cell says that there is none. */
const READERS: Readonly<Record<Exclude<FactName, "name">, (text: string) => string | Problem>> = {
  segment: (text) =>
    keyOf(segmentNames, segments, text) ??
    leftOut(`“${text}” is no kind of organisation`, `Use one of: ${segmentNames.join(", ")}.`),
  region: (text) =>
    regionOf(text) ??
    remark(`“${text}” is no region that we know`, "It is imported without a region; set one at the desk."),
  icb: (text) =>
    organisationCode.safeParse(text).success
      ? text
      : remark(`“${text}” is no code of an integrated care board`, "It is imported without one."),
  postcode: (text) =>
    text.length <= 10 ? text : remark("The postcode is too long", "It is imported without a postcode."),
  opened: (text) =>
    dateOf(text) ?? leftOut(`“${text}” is no date`, "Write the opening date like 20201001 or 2020-10-01."),
  closed: (text) =>
    dateOf(text) ?? leftOut(`“${text}” is no date`, "Write the closing date like 20200930 or 2020-09-30."),
  successor: (text) =>
    organisationCode.safeParse(text).success
      ? text
      : leftOut(`“${text}” is no code of a successor`, "A code is 3 to 8 capital letters and digits."),
};

const understand = (cells: Cells, line: number): { row?: ImportedRow; problems: Problem[] } => {
  const code = cells["code"] ?? "";
  const name = readableName(cells["name"] ?? "");
  if (!organisationCode.safeParse(code).success)
    return {
      problems: [
        leftOut(`“${code.slice(0, 20)}” is no code`, "A code is 3 to 8 capital letters and digits."),
      ],
    };
  if (name === "" || name.length > 200)
    return { problems: [leftOut(`${code} has no name that fits`, "Give it a name of 1 to 200 characters.")] };
  const given: Partial<Record<FactName, string | null>> = { name };
  const problems: Problem[] = [];
  for (const [fact, read] of Object.entries(READERS)) {
    const text = cells[fact]?.trim();
    if (text === undefined) continue;
    const empty = text === "" || (fact === "icb" && text === NO_ICB);
    const value = empty ? null : read(text);
    if (value === null || typeof value === "string") Object.assign(given, { [fact]: value });
    else problems.push(value);
  }
  // Nothing said of the kind or the region is no reason to forget what is known.
  if (given.segment === null) delete given.segment;
  if (given.region === null) delete given.region;
  if (given.opened && given.closed && given.closed < given.opened)
    problems.push(leftOut(`${code} closed before it opened`, "Correct one of the two dates in the file."));
  if (problems.some((each) => each.leftOut)) return { problems };
  const aliases = (cells["aliases"] ?? "")
    .split(";")
    .map((alias) => readableName(alias))
    .filter((alias) => alias !== "" && alias.length <= 200);
  return { row: { line, code, given, aliases: aliases.slice(0, 50) }, problems };
};

const recordsSchema = z.array(
  z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }),
);

const split = (text: string): { records: z.infer<typeof recordsSchema>; problems: FileProblem[] } => {
  const problems: FileProblem[] = [];
  const records: unknown = parse(text, {
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    trim: true,
    on_skip: (error) => {
      const line = Number(error?.["lines"] ?? 1);
      const advice = "Look for a quotation mark that is not closed or that stands within a cell.";
      problems.push({ line, ...leftOut("This line cannot be read", advice) });
      return undefined;
    },
  });
  return { records: recordsSchema.parse(records), problems };
};

const headerOf = (record: readonly string[] | undefined): readonly string[] | undefined => {
  const names = record?.map((cell) => cell.toLowerCase());
  return names?.includes("code") && names.includes("name") ? names : undefined;
};

const KNOWN_COLUMNS: readonly string[] = ["code", "name", "aliases", ...Object.keys(READERS)];

/**
 * Reads a list of organisations: ODS's own format (27 columns without a header) or ours (CSV with a header that has `code` and
 * `name`). `segment` is the kind of all organisations of an ODS file, which its codes do not tell. Does not throw: what cannot be read is among
 * the problems, by line, in order.
 */
export const readOrganisationFile = (text: string, segment: Segment): ReadFile => {
  const { records, problems } = split(text);
  const header = headerOf(records[0]?.record);
  const found: FileProblem[] = [...problems];
  const rows: ImportedRow[] = [];
  const lines = new Map<string, number>();
  for (const unknown of header?.filter((name) => !KNOWN_COLUMNS.includes(name)) ?? [])
    found.push({ line: 1, ...remark(`The column “${unknown}” is not used`, "Nothing needs to be done.") });
  for (const { record, info } of header === undefined ? records : records.slice(1)) {
    const line = info.lines;
    const add = (problem: Problem) => found.push({ line, ...problem });
    if (header === undefined && record.length !== ODS_COLUMNS) {
      const advice = `A file of ODS has ${ODS_COLUMNS} columns; a list of your own needs a first line with the names of its columns, such as code and name.`;
      add(leftOut(`This line has ${record.length} ${record.length === 1 ? "column" : "columns"}`, advice));
      continue;
    }
    const cells =
      header === undefined
        ? fromOds(record, segment)
        : Object.fromEntries(header.map((name, place) => [name, record[place] ?? ""]));
    const { row, problems: own } = understand(cells, line);
    own.forEach(add);
    if (row === undefined) continue;
    const before = lines.get(row.code);
    if (before !== undefined)
      add(
        leftOut(`${row.code} is on line ${before} already`, "The first line counts. Take one of them out."),
      );
    else if (rows.length === MOST_ROWS)
      add(leftOut("This line is one too many", `Import at most ${MOST_ROWS} organisations at once.`));
    else rows.push(row);
    lines.set(row.code, before ?? line);
  }
  found.sort((one, other) => one.line - other.line);
  return { format: header === undefined ? "ods" : "own", rows, problems: found };
};
