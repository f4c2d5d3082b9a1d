import LineBreaker from "linebreak";
import { runsOf } from "../clean.ts";
import type { Run, Text } from "../model.ts";
import { type FontName, type Fonts, setWords } from "./fonts.ts";

/** Words on a line that look alike. `url` makes them a link. */
export interface Piece {
  readonly text: string;
  readonly font: FontName;
  readonly url?: string | undefined;
  readonly width: number;
}

/** A line of a text, its pieces in the order in which they are read. */
export type Line = readonly Piece[];

/** How wide words are, in points. */
export type Measure = (font: FontName, text: string) => number;

/** How a text is set: its typefaces, how wide a line is, and whether all of it is strong. */
export interface Setting {
  readonly fonts: Fonts;
  readonly measure: Measure;
  readonly width: number;
  readonly strong?: boolean;
}

type Styled = Omit<Piece, "width">;

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Whether words are read from right to left. */
export const isRightToLeft = (text: string): boolean => RIGHT_TO_LEFT.test(text);

const styledRun = (fonts: Fonts, run: Run, strong: boolean): readonly Styled[] => {
  if (typeof run === "string") return setWords(fonts, run, strong);
  if ("strong" in run) return setWords(fonts, run.strong, true);
  return setWords(fonts, run.link, strong).map((piece) => ({ ...piece, url: run.url }));
};

/** Cuts a text where its lines may end. */
const wordsBetweenBreaks = (pieces: readonly Styled[]): readonly { word: Styled[]; required: boolean }[] => {
  const breaker = new LineBreaker(pieces.map(({ text }) => text).join(""));
  const words: { word: Styled[]; required: boolean }[] = [];
  let index = 0;
  let used = 0;
  let start = 0;
  for (let end = breaker.nextBreak(); end !== null; end = breaker.nextBreak()) {
    const word: Styled[] = [];
    while (start < end.position) {
      const piece = pieces[index];
      if (piece === undefined) break;
      const text = piece.text.slice(used, used + end.position - start);
      start += text.length;
      used += text.length;
      if (used === piece.text.length) [index, used] = [index + 1, 0];
      const shown = text.replace("\n", "");
      // The space after a word that is read from right to left has a place of its own, on its left.
      const parts = isRightToLeft(shown) ? [shown.trimEnd(), shown.slice(shown.trimEnd().length)] : [shown];
      word.push(...parts.map((part) => ({ ...piece, text: part })));
    }
    words.push({ word, required: end.required });
  }
  return words;
};

/** Takes up pieces and puts them together where they look alike. Words from right to left stay apart, because each has a place of its own. */
const joined = (pieces: readonly Piece[]): Line => {
  const line: Piece[] = [];
  for (const piece of pieces) {
    const last = line.at(-1);
    const alike = last?.font === piece.font && last.url === piece.url;
    if (last !== undefined && alike && !isRightToLeft(last.text) && !isRightToLeft(piece.text))
      line[line.length - 1] = { ...last, text: last.text + piece.text, width: last.width + piece.width };
    else line.push(piece);
  }
  return line;
};

/** No line has so many letters: such a word is cut without measuring it as a whole. */
const LONGEST_WORD = 200;

/** Marks on letters take no room. However many somebody types, a line ends: what a line costs grows with the square of them. */
const LONGEST_LINE = 400;

/** How far words reach, without the space at their end: it may stand beyond the edge. */
const reachOf = (word: readonly Styled[], measure: Measure): number => {
  if (word.reduce((sum, { text }) => sum + text.length, 0) > LONGEST_WORD) return Number.POSITIVE_INFINITY;
  const last = word.findLastIndex(({ text }) => text.trim() !== "");
  return word
    .slice(0, last + 1)
    .reduce((sum, { font, text }, index) => sum + measure(font, index === last ? text.trimEnd() : text), 0);
};

/** The letters of words as pieces of their own. */
const letters = (word: readonly Styled[], measure: Measure): readonly Piece[] =>
  word.flatMap((piece) =>
    [...piece.text].map((text) => ({ ...piece, text, width: measure(piece.font, text) })),
  );

/** A measure that measures everything once. */
const remembering = (measure: Measure): Measure => {
  const widths = { regular: new Map<string, number>(), bold: new Map<string, number>() };
  return (font, text) => {
    const width = widths[font].get(text) ?? measure(font, text);
    widths[font].set(text, width);
    return width;
  };
};

/** A text in lines that are no wider than the setting. A word that is wider is cut. An empty text has no line. */
export const inLines = (text: Text, setting: Setting): readonly Line[] => {
  const { fonts, width, strong = false } = setting;
  const measure = remembering(setting.measure);
  const lines: Line[] = [];
  let line: Piece[] = [];
  let left = width;
  const endLine = () => {
    lines.push(joined(line));
    line = [];
    left = width;
  };
  const add = (pieces: readonly Piece[], reach: number) => {
    const isFull = reach > left || line.length >= LONGEST_LINE;
    if (isFull && line.length > 0) endLine();
    line.push(...pieces);
    left -= pieces.reduce((sum, piece) => sum + piece.width, 0);
  };
  const pieces = runsOf(text).flatMap((run) => styledRun(fonts, run, strong));
  for (const { word, required } of wordsBetweenBreaks(pieces)) {
    const reach = reachOf(word, measure);
    if (reach > width) for (const letter of letters(word, measure)) add([letter], letter.width);
    else
      add(
        word.map((piece) => ({ ...piece, width: measure(piece.font, piece.text) })),
        reach,
      );
    if (required) endLine();
  }
  if (line.length > 0) endLine();
  return lines;
};

/** A piece with its place on the line, in points from the line's start. */
export interface PlacedPiece {
  readonly piece: Piece;
  readonly at: number;
}

/** How many pieces from one on are read from right to left, with the spaces between them. */
const rightToLeftFrom = (line: Line, from: number): number => {
  let count = 0;
  for (const [index, { text }] of line.slice(from).entries()) {
    if (isRightToLeft(text)) count = index + 1;
    else if (text.trim() !== "") break;
  }
  return count;
};

/** Where each piece of a line stands. Neighbours that are read from right to left stand in that order; the reading order stays as it is. */
export const placed = (line: Line): readonly PlacedPiece[] => {
  const pieces: PlacedPiece[] = [];
  let at = 0;
  for (let index = 0; index < line.length; ) {
    const group = line.slice(index, index + Math.max(1, rightToLeftFrom(line, index)));
    const next = at + group.reduce((sum, { width }) => sum + width, 0);
    let end = next;
    for (const piece of group) {
      end -= piece.width;
      pieces.push({ piece, at: end });
    }
    at = next;
    index += group.length;
  }
  return pieces;
};
