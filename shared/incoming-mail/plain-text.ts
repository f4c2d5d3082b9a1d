import { normalized } from "../platform/text.ts";
import type { WordsOfPage } from "./text-of-html.ts";

/** More characters than this of a text are not shown. */
export const MOST_TEXT = 100_000;

/** Control characters but tabs and line ends, and marks that turn the writing direction of what follows around. */
const UNSEEN = /(?![\t\n])\p{Cc}|[\u202D\u202E\uFEFF]/gu;

/** Text on lines that end in a line feed, without what nobody sees, and without gaps. */
export const tidied = (text: string): string =>
  normalized(text.replaceAll(/\r\n?/g, "\n").replaceAll(UNSEEN, "").replaceAll("\u00A0", " "))
    .split("\n")
    // The blank behind the two dashes is part of the mark of a signature.
    .map((line) => (line === "-- " ? line : line.trimEnd()))
    .join("\n")
    .replaceAll(/\n{4,}/g, "\n\n\n");

const MOST_HTML = 1_000_000;

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

/** A page without what no reader sees: its head, its styles and its scripts. */
const withoutUnseen = (html: string): string => {
  const lower = html.toLowerCase();
  const seen: string[] = [];
  let at = 0;
  for (const opening of lower.matchAll(/<(style|script|head|title)\b/g)) {
    if (opening.index < at) continue;
    const close = lower.indexOf(`</${opening[1]}`, opening.index);
    if (close < 0) break;
    seen.push(html.slice(at, opening.index));
    at = close;
  }
  return [...seen, html.slice(at)].join(" ");
};

/** The words of a page without its elements: good enough to compare, and to show where nothing better can be had. */
export const roughText = (html: string): string => withoutUnseen(html).replaceAll(/<[^<>]{0,2000}>/g, " ");

/** A page of HTML as text. `odd`: it could not be read as it was meant. */
export const textOfPage = async (html: string): Promise<WordsOfPage & { readonly odd: boolean }> => {
  const page = html.slice(0, MOST_HTML);
  const isCut = html.length > MOST_HTML;
  try {
    if (!isBomb(page)) {
      // What reads it is 170 KB; most mails say the same as plain text.
      const { textOfHtml } = await import("./text-of-html.ts");
      const { text, cut } = textOfHtml(page, MOST_HTML);
      return { text, cut: cut || isCut, odd: false };
    }
  } catch {
    // Shown roughly below.
  }
  return { text: roughText(page), cut: isCut, odd: true };
};
