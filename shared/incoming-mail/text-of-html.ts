import { convert, type FormatCallback } from "html-to-text";

/** Stands between two cells of a row until the whole is text; no mail has it. */
const CELL = "\uE000";
/** Stands where something was left out because there was too much of it. */
const LEFT_OUT = "\uE001";

const cell: FormatCallback = (element, walk, builder) => {
  builder.addLiteral(CELL);
  walk(element.children, builder);
};

/** The words of a page of HTML, and whether some of them were left out. */
export interface WordsOfPage {
  readonly text: string;
  readonly cut: boolean;
}

const withCells = (line: string): string =>
  line.includes(CELL)
    ? line
        .split(CELL)
        .map((words) => words.trim())
        .filter((words) => words !== "")
        .join(" | ")
    : line;

/**
 * The words of a page of HTML. At most `most` characters of it are read. Links keep their address, rows of tables their lines and cells their
 * limits; styles and scripts are left out, and pictures, which are files of the mail.
 */
export const textOfHtml = (html: string, most: number): WordsOfPage => {
  const text = convert(html.replaceAll(/[\uE000\uE001]/g, " "), {
    wordwrap: false,
    formatters: { cell },
    limits: { maxInputLength: most, maxDepth: 150, maxChildNodes: 20_000, ellipsis: LEFT_OUT },
    selectors: [
      { selector: "a", options: { hideLinkHrefIfSameAsText: true, noAnchorUrl: true } },
      { selector: "img", format: "skip" },
      { selector: "h1", options: { uppercase: false } },
      { selector: "h2", options: { uppercase: false } },
      { selector: "h3", options: { uppercase: false } },
      { selector: "table", format: "block", options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
      { selector: "tr", format: "block", options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
      { selector: "td", format: "cell" },
      { selector: "th", format: "cell" },
    ],
  });
  return {
    text: text.replaceAll(LEFT_OUT, "…").split("\n").map(withCells).join("\n"),
    cut: text.includes(LEFT_OUT),
  };
};
