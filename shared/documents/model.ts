import type { Instant } from "../platform/clock.ts";

/** A stretch of words within a text: plain, strong, or a link that the words stand for. */
export type Run = string | { readonly strong: string } | { readonly link: string; readonly url: string };

/** A text of a document. A line feed in it begins a new line. */
export type Text = string | readonly Run[];

/** A table. Its head names the columns and is repeated on every page that the table reaches. Every row has as many cells as the head. */
export interface DocumentTable {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Text[])[];
}

/** A picture as PNG or JPEG with what it shows in words. Width and height are in pixels; wider than a page it is shown smaller. */
export interface Figure {
  readonly picture: Uint8Array;
  readonly type: "png" | "jpeg";
  readonly width: number;
  readonly height: number;
  readonly alternative: string;
  readonly caption?: string | undefined;
}

/** A question with space to write the answer by hand: so many ruled lines. */
export interface Question {
  readonly text: string;
  /** What helps to answer it, a paragraph each: a hint, a limit, who sees the answer. */
  readonly notes: readonly string[];
  readonly lines: number;
}

/** What stands in a document, from top to bottom. Every text is plain: each format escapes it in its own way. */
export type DocumentPart =
  | { readonly heading: string }
  | { readonly subheading: string }
  | { readonly paragraph: Text }
  | { readonly list: readonly Text[]; readonly numbered?: boolean }
  | { readonly facts: readonly (readonly [name: string, value: Text])[] }
  | { readonly table: DocumentTable }
  | { readonly figure: Figure }
  | { readonly question: Question }
  | { readonly pageBreak: true };

/** A document before it has a format: one source for a page, a Word file and a PDF. */
export interface DocumentModel {
  readonly title: string;
  readonly subtitle?: string | undefined;
  /** Why the document is not final. It stands below the title, and the word "Draft" at the foot of every page. */
  readonly draft?: string | undefined;
  /** The programme that speaks: the author in the files' properties, and at the foot of every page. */
  readonly programme: string;
  /** When it was made, as the files' properties say. The same document made at the same moment is the same file, byte by byte. */
  readonly madeAt: Instant;
  readonly parts: readonly DocumentPart[];
}

/** The language of everything that the programme writes. */
export const LANGUAGE = "en-GB";

/** Texts that a person typed, as paragraphs: an empty line begins a new one. None for a text without words. */
export const paragraphsOf = (typed: string): readonly DocumentPart[] =>
  typed
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "")
    .map((paragraph) => ({ paragraph }));
