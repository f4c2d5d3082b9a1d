import { note, type Remark } from "../../file-import/remark.ts";

interface Trace {
  readonly what: string;
  readonly advice: string;
  readonly found: RegExp;
  readonly instead: string;
}

/** Characters that nobody sees and that search, sorting and comparing stumble over. Tabs and line ends are not among them. */
const TRACES: readonly Trace[] = [
  {
    what: "characters without width (U+200B and the like)",
    advice: "They were removed. They come with text that is copied from web pages.",
    found: /[\u200B\u2060\uFEFF\u00AD]/g,
    instead: "",
  },
  {
    what: "characters that turn the direction of writing",
    advice: "They were removed: they can make a text or an address look like another.",
    found: /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g,
    instead: "",
  },
  {
    what: "non-breaking spaces",
    advice: "Plain spaces stand in their place.",
    found: /[\u00A0\u2007\u202F\u2028\u2029]/g,
    instead: " ",
  },
  {
    what: "control characters",
    advice: "They were removed.",
    found: /(?![\t])\p{Cc}/gu,
    instead: "",
  },
];

const MOST_LINES_NAMED = 5;

const lineList = (lines: readonly number[]): string => {
  const named = lines.slice(0, MOST_LINES_NAMED).join(", ");
  const more = lines.length - MOST_LINES_NAMED;
  return lines.length === 1 ? `line ${named}` : `lines ${named}${more > 0 ? ` and ${more} more` : ""}`;
};

/** The lines of a file without what nobody sees, and what that was. The number of a line stays what it was in the file. */
export const cleanLines = (
  text: string,
): { readonly lines: readonly string[]; readonly remarks: readonly Remark[] } => {
  const remarks: Remark[] = [];
  const whole = text.toWellFormed();
  if (whole.startsWith("\uFEFF"))
    remarks.push(note(1, "The file begins with a byte order mark", "It was removed."));
  if (whole.includes("\r"))
    remarks.push(note(1, "The file has line ends of Windows", "They were taken as plain line ends."));
  let lines = whole.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  for (const { what, advice, found, instead } of TRACES) {
    const cleaned = lines.map((line) => line.replaceAll(found, instead));
    const changed = lines.flatMap((line, index) => (line === cleaned[index] ? [] : [index + 1]));
    const first = changed[0];
    if (first !== undefined) remarks.push(note(first, `There are ${what} in ${lineList(changed)}`, advice));
    lines = cleaned;
  }
  return { lines, remarks };
};
