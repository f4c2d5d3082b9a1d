import { convert } from "html-to-text";

/** The words of a page of HTML. At most `most` characters of it are read. Links keep their address; pictures, styles and scripts are left out. */
export const textOfHtml = (html: string, most: number): string =>
  convert(html, {
    wordwrap: false,
    limits: { maxInputLength: most, maxDepth: 60, maxChildNodes: 4000, ellipsis: "…" },
    selectors: [
      { selector: "a", options: { hideLinkHrefIfSameAsText: true, noAnchorUrl: true } },
      { selector: "img", format: "skip" },
      { selector: "h1", options: { uppercase: false } },
      { selector: "h2", options: { uppercase: false } },
      { selector: "h3", options: { uppercase: false } },
      { selector: "table", options: { uppercaseHeaderCells: false } },
    ],
  });
