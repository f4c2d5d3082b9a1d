import { runsOf, wordsOf } from "./clean.ts";
import type { DocumentTable, Text } from "./model.ts";

/** About as many characters stand on a line across the page. */
const CHARACTERS_OF_A_LINE = 82;
/** As many are kept together where they can be: most words. */
const CHARACTERS_OF_A_WORD = 14;
/** A column that has more than this is content with any width. */
const CHARACTERS_OF_A_COLUMN = 60;
const GAP = 3;

const lengthsOf = (texts: readonly Text[]) => {
  const lines = texts.flatMap((text) => runsOf(text).map(wordsOf).join("").split("\n"));
  const words = lines.flatMap((line) => line.split(" "));
  const longest = (some: readonly string[]) => some.reduce((most, { length }) => Math.max(most, length), 1);
  return {
    least: Math.min(CHARACTERS_OF_A_WORD, longest(words)) + GAP,
    best: Math.min(CHARACTERS_OF_A_COLUMN, longest(lines)) + GAP,
  };
};

/** Which share of the width each column of a table takes, together 1: first enough for its longest word, then the more the longer its lines are. */
export const columnShares = ({ head, rows }: DocumentTable): readonly number[] => {
  const lengths = head.map((name, column) => lengthsOf([name, ...rows.map((row) => row[column] ?? "")]));
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
  const least = sum(lengths.map((own) => own.least));
  const best = sum(lengths.map((own) => own.best));
  const spare = Math.min(1, Math.max(0, CHARACTERS_OF_A_LINE - least) / Math.max(1, best - least));
  const widths = lengths.map((own) => own.least + (own.best - own.least) * spare);
  const all = sum(widths);
  return widths.map((width) => width / all);
};
