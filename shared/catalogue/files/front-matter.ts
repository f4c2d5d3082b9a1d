import { isMap, isScalar, isSeq, LineCounter, type Pair, type ParsedNode, parseDocument, visit } from "yaml";
import { error, note, quote, type Remark, warning } from "../../file-import/remark.ts";

/** One value of a front matter with the line of the file that it stands in. */
export interface Words {
  readonly text: string;
  readonly line: number;
}

/** A field of a front matter: one value, or a list of them. */
export interface Field extends Words {
  /** The values of a list; undefined where the field is none. */
  readonly items?: readonly Words[];
}

/** A page's front matter and what stands below it. `bodyLine` is the number of the body's first line in the file. */
export interface Page {
  readonly fields: ReadonlyMap<string, Field>;
  /** The front matter as YAML, for those who read it whole. */
  readonly yaml: string;
  readonly body: readonly string[];
  readonly bodyLine: number;
  readonly remarks: readonly Remark[];
}

const FENCE = /^---[\s]*$/;
const END = /^(?:---|\.\.\.)[\s]*$/;
/** Longer ones are none. */
const MOST_LINES = 1000;
const MOST_CHARACTERS = 60_000;
/** The reader of YAML takes a time that grows with the square of these: 16 seconds for 16,000 of them. */
const MOST_BRACKETS = 1000;

const isTooLong = (yaml: string): boolean =>
  yaml.length > MOST_CHARACTERS || yaml.split(/[[{]/, MOST_BRACKETS + 2).length > MOST_BRACKETS + 1;

const ADVICE: Readonly<Record<string, string>> = {
  BLOCK_AS_IMPLICIT_KEY: "A value with a colon in it must stand in quotation marks: title: 'A: B'.",
  MISSING_CHAR:
    "Look for a quotation mark that is not closed, an apostrophe inside single quotation marks (write it twice), or a comma that is missing in a list.",
  TAB_AS_INDENT: "Use spaces instead of tabs.",
  BAD_SCALAR_START: "Put the value in quotation marks.",
  DUPLICATE_KEY: "Keep one of the lines. The last one was taken.",
};

const FALLBACK_ADVICE = "Compare the lines between the two --- with those of another page.";

/** What is only odd; the meaning is clear. */
const HARMLESS = new Set(["DUPLICATE_KEY", "TAB_AS_INDENT"]);

const textOf = (node: unknown): string =>
  isScalar(node) ? String(node.value ?? "").trim() : node === null || node === undefined ? "" : String(node);

type LineOf = (node: unknown, otherwise: number) => number;

const rangeStart = (node: unknown): number | undefined => {
  const range = typeof node === "object" && node !== null && "range" in node ? node.range : undefined;
  const start: unknown = Array.isArray(range) ? range[0] : undefined;
  return typeof start === "number" ? start : undefined;
};

const fieldOf = ({ key, value }: Pair<ParsedNode, ParsedNode | null>, lineOf: LineOf): [string, Field] => {
  const line = lineOf(key, 1);
  if (!isSeq(value)) return [textOf(key).trim(), { text: textOf(value), line }];
  const items = value.items.map((item) => ({ text: textOf(item), line: lineOf(item, line) }));
  return [textOf(key).trim(), { text: items.map(({ text }) => text).join(", "), line, items }];
};

/** Names that a record cannot have: objects have a meaning of their own for them, or the table none. */
const RESERVED = new Set(["", "__proto__", "constructor", "prototype"]);

/** Whether a field can be kept under this name. */
export const isUsableName = (name: string): boolean => !RESERVED.has(name.trim());

const hasUsableName = ({ key }: Pair<ParsedNode, ParsedNode | null>): boolean => isUsableName(textOf(key));

/** Where the name of a field, however deep, is itself a list or a map: written out it would be twice as long at each level. */
const complexName = (document: Parameters<typeof visit>[0]): unknown => {
  let found: unknown;
  visit(document, {
    Pair: (_key, { key }) => {
      if (key === null || isScalar(key)) return undefined;
      found = key;
      return visit.BREAK;
    },
  });
  return found;
};

const commentedOut = (lines: readonly string[], firstLine: number): Remark[] =>
  lines.flatMap((line, index) =>
    /^\s*#\s*tags\s*:/i.test(line)
      ? [
          warning(
            firstLine + index,
            "The tags are commented out with #",
            "Remove the # and write the tags that fit, or add them at the desk.",
          ),
        ]
      : [],
  );

const readYaml = (lines: readonly string[], firstLine: number): Pick<Page, "fields" | "remarks"> => {
  const counter = new LineCounter();
  // With this schema every value is the text that stands there: `no`, `1.0` and dates are not turned into something else.
  const document = parseDocument<ParsedNode>(lines.join("\n"), {
    schema: "failsafe",
    lineCounter: counter,
    prettyErrors: false,
  });
  const lineAt = (offset: number): number => firstLine - 1 + Math.max(1, counter.linePos(offset).line);
  const lineOf: LineOf = (node, otherwise) => {
    const start = rangeStart(node);
    return start === undefined ? otherwise : lineAt(start);
  };
  const remarks = document.errors.map(({ code, message, pos }) => {
    const say = HARMLESS.has(code) ? warning : error;
    return say(
      lineAt(pos[0]),
      `The front matter is not well formed: ${message}`,
      ADVICE[code] ?? FALLBACK_ADVICE,
    );
  });
  const complex = complexName(document);
  if (complex !== undefined) {
    const what = "The name of a field is a list or a map";
    return {
      fields: new Map(),
      remarks: [...remarks, error(lineOf(complex, firstLine), what, FALLBACK_ADVICE)],
    };
  }
  const contents: unknown = document.contents;
  if (!isMap<ParsedNode, ParsedNode | null>(contents)) {
    const empty = error(
      firstLine,
      "The front matter holds no fields",
      "Write title, summary and tags into it.",
    );
    return { fields: new Map(), remarks: remarks.length > 0 ? remarks : [empty] };
  }
  const usable = contents.items.filter(hasUsableName);
  const others = contents.items.filter((pair) => !hasUsableName(pair));
  const unusable = others.map(({ key }) =>
    warning(
      lineOf(key, firstLine),
      `A field cannot have the name ${quote(textOf(key))}`,
      "It is left out. Give it another name.",
    ),
  );
  return {
    fields: new Map(usable.map((pair) => fieldOf(pair, lineOf))),
    remarks: [...remarks, ...unusable],
  };
};

const tooDeep = (firstLine: number): Pick<Page, "fields" | "remarks"> => ({
  fields: new Map(),
  remarks: [error(firstLine, "The front matter cannot be read: it is nested too deep", FALLBACK_ADVICE)],
});

/**
 * Reads the front matter at the head of a page: between two lines of `---`, blanks behind them allowed. Undefined where a page has none.
 * Never throws; what is wrong is among the remarks, and with an error among them the fields are not to be relied on.
 */
export const readFrontMatter = (lines: readonly string[]): Page | undefined => {
  const first = lines.findIndex((line) => line.trim() !== "");
  if (first < 0 || !FENCE.test(lines[first] ?? "")) return undefined;
  const last = lines.slice(0, first + MOST_LINES).findIndex((line, index) => index > first && END.test(line));
  const before =
    first > 0 ? [note(1, "There are empty lines above the front matter", "They were removed.")] : [];
  const inside = lines.slice(first + 1, last < 0 ? first + 1 : last);
  const yaml = inside.join("\n");
  if (last < 0 || isTooLong(yaml)) {
    const what = last < 0 ? "The front matter has no end" : "The front matter is too long";
    const advice = "Close it with a line of three dashes: ---. What is not about the page goes below that.";
    const remarks = [error(first + 1, what, advice)];
    return { fields: new Map(), yaml: "", body: [], bodyLine: lines.length, remarks };
  }
  const firstLine = first + 2;
  let read: Pick<Page, "fields" | "remarks">;
  try {
    read = readYaml(inside, firstLine);
  } catch {
    // The reader of YAML runs out of stack on thousands of brackets.
    read = tooDeep(firstLine);
  }
  const remarks = [...before, ...read.remarks, ...commentedOut(inside, firstLine)];
  return { fields: read.fields, yaml, body: lines.slice(last + 1), bodyLine: last + 2, remarks };
};

/** The values of a list that was read from one line of text, `[A, 'B', "C"]`. Never throws; undefined where it is no list. */
export const readList = (text: string, line: number): readonly Words[] | undefined => {
  const page = readFrontMatter(["---", `list: ${text.replaceAll("\n", " ")}`, "---"]);
  const items = page?.fields.get("list")?.items;
  return page === undefined || page.remarks.some(({ severity }) => severity === "error")
    ? undefined
    : items?.map((item) => ({ ...item, line }));
};

/** A remark on a field that stands in the front matter twice over, or that nobody knows. */
export const unknownField = (name: string, { line, text }: Field): Remark =>
  note(
    line,
    `The catalogue has no place for the field ${quote(name)}`,
    `It is kept as it is: ${quote(text)}.`,
  );
