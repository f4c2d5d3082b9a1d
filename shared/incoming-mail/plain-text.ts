import type { Email } from "postal-mime";
import { normalized } from "../platform/text.ts";

const MOST_TEXT = 100_000;

/** Control characters but tabs and line ends, and marks that turn the writing direction of what follows around. */
const UNSEEN = /(?![\t\n])\p{Cc}|[\u202D\u202E\uFEFF]/gu;

/** Text on lines that end in a line feed, without what nobody sees, and without gaps. */
const tidied = (text: string): string =>
  normalized(text.replaceAll(/\r\n?/g, "\n").replaceAll(UNSEEN, "").replaceAll("\u00A0", " "))
    .split("\n")
    // The blank behind the two dashes is part of the mark of a signature.
    .map((line) => (line === "-- " ? line : line.trimEnd()))
    .join("\n")
    .replaceAll(/\n{4,}/g, "\n\n\n");

const MOST_HTML = 1_000_000;

/** The words of a page of HTML. What reads it is 170 KB; most mails say the same as plain text. */
const textOfHtml = async (html: string): Promise<string> =>
  (await import("./text-of-html.ts")).textOfHtml(html, MOST_HTML);

// Elements within elements beyond this make a reader of HTML take minutes; no mail program writes so.
const MOST_DEPTH = 600;
const MOST_TAGS = 60_000;
const ALONE = new Set([
  "br",
  "img",
  "hr",
  "meta",
  "link",
  "input",
  "col",
  "area",
  "base",
  "wbr",
  "p",
  "li",
  "td",
  "tr",
]);

/** Whether a page is made to keep its reader busy. */
const isBomb = (html: string): boolean => {
  let depth = 0;
  let tags = 0;
  for (const [, close, name = ""] of html.matchAll(/<(\/?)([a-z][a-z0-9]{0,15})/gi)) {
    tags += 1;
    if (!ALONE.has(name.toLowerCase())) depth = Math.max(0, depth + (close === "/" ? -1 : 1));
    if (depth > MOST_DEPTH || tags > MOST_TAGS) return true;
  }
  return false;
};

/** A mail's body as text, and what is to be said of how it was made. */
export const bodyOf = async ({
  text = "",
  html = "",
}: Pick<Email, "text" | "html">): Promise<{ readonly text: string; readonly remarks: readonly string[] }> => {
  const remarks: string[] = [];
  let whole: string | undefined = text;
  if (text.trim() === "" && html !== "") {
    const page = html.slice(0, MOST_HTML);
    try {
      whole = isBomb(page) ? undefined : await textOfHtml(page);
    } catch {
      whole = undefined;
    }
    if (whole === undefined) {
      whole = page.replaceAll(/<[^<>]{0,2000}>/g, " ");
      remarks.push("The formatted text could not be read as it was meant; it may look odd.");
    }
    if (html.length > MOST_HTML)
      remarks.push("The text was too long to be read whole. The mail itself is kept.");
  }
  const tidy = tidied(whole.slice(0, 4 * MOST_TEXT));
  if (tidy.length <= MOST_TEXT && whole.length <= 4 * MOST_TEXT) return { text: tidy, remarks };
  return {
    text: `${tidy.slice(0, MOST_TEXT - 1).toWellFormed()}…`,
    remarks: [...remarks, "The text was too long to be shown whole. The mail itself is kept."],
  };
};
