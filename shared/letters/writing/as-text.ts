import type { LetterPart } from "../letter.ts";

/** Mail programs that show plain text wrap badly or not at all; 72 characters fit all of them (RFC 3676 4.2 says under 78). */
const WIDTH = 72;

const fold = (line: string, indent: string): string => {
  const lines: string[] = [];
  for (const word of line.split(" ")) {
    const last = lines.at(-1);
    // A word that is too long, such as an address, stays whole so that it can be followed.
    if (last === undefined || indent.length + last.length + 1 + word.length > WIDTH) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.map((text) => indent + text).join("\n");
};

/** Text folded to the width that every mail program shows well. */
export const folded = (text: string, indent = ""): string =>
  text
    .split("\n")
    .map((line) => fold(line, indent))
    .join("\n");

const asText = (part: LetterPart): string => {
  if ("paragraph" in part) return folded(part.paragraph);
  if ("words" in part)
    // An address in angle brackets is followed without what stands after it (RFC 3986, appendix C).
    return folded(
      part.words.map(({ text, url }) => (url === undefined ? text : `${text} <${url}>`)).join(""),
    );
  if ("heading" in part)
    return `${folded(part.heading)}\n${"-".repeat(Math.min(WIDTH, part.heading.length))}`;
  if ("list" in part) return part.list.map((item) => folded(item, "  ").replace(/^ {2}/, "- ")).join("\n");
  if ("button" in part) return `${folded(part.button.text)}:\n${part.button.url}`;
  if ("link" in part) return `${folded(part.link.text)}:\n${part.link.url}`;
  if ("rows" in part) return part.rows.map(([label, value]) => folded(`${label}: ${value}`)).join("\n");
  if ("table" in part)
    return part.table.rows
      .map((row) => row.map((value, at) => folded(`${part.table.head[at] ?? ""}: ${value}`)).join("\n"))
      .join("\n\n");
  if ("quote" in part) return folded(part.quote, "> ");
  return folded(part.picture.alternative);
};

/** The parts of a letter as plain text, for mail programs and people that prefer it. Nothing that the HTML says is missing. */
export const partsAsText = (parts: readonly LetterPart[]): string => parts.map(asText).join("\n\n");
