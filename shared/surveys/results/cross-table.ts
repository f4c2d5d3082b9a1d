import { FEWEST_SHOWN } from "../../reports/small-numbers.ts";
import { type Answers, chosenIn } from "../questions/answer.ts";
import type { Question } from "../questions/model.ts";

/** A question that offers choices: what a table can be made of. */
export type Choosing = Extract<Question, { readonly kind: "choice" | "several" }>;

/** How many chose both, by the name of the row’s answer and then of the column’s. */
export type CrossTable = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Adds one person to a table. Whoever chose several counts in each. */
export const withPerson = (
  table: CrossTable,
  { row, column }: { readonly row: Choosing; readonly column: Choosing },
  answers: Answers,
): CrossTable => {
  const next = new Map(table);
  for (const one of chosenIn(answers.get(row.name))) {
    const cells = new Map(next.get(one) ?? []);
    for (const other of chosenIn(answers.get(column.name))) cells.set(other, (cells.get(other) ?? 0) + 1);
    next.set(one, cells);
  }
  return next;
};

/** A cell as it is shown: a number, or held back, because it is of fewer than five people or would give away one that is. */
export type Cell = number | "held-back";

const isFew = (cell: number): boolean => cell > 0 && cell < FEWEST_SHOWN;

/** The place of what is held back with the only one of a line, so that the line’s total does not tell it: its smallest other, noughts excepted. */
const partner = (line: readonly number[], held: readonly boolean[]): number | undefined => {
  if (held.filter(Boolean).length !== 1) return undefined;
  const others = line
    .map((value, place) => ({ value, place }))
    .filter(({ value, place }) => held[place] === false && value > 0)
    .sort((one, other) => one.value - other.value);
  return others[0]?.place;
};

/**
 * A table with small cells held back, and others with them until no line or column has just one, whose total would tell it (complementary suppression).
 * It ends, because each round holds back at least one more.
 */
export const holdBack = (cells: readonly (readonly number[])[]): readonly (readonly Cell[])[] => {
  const held = cells.map((line) => line.map(isFew));
  const set = (row: number, column: number): void => {
    const line = held[row];
    if (line !== undefined) line[column] = true;
  };
  const width = cells[0]?.length ?? 0;
  for (let moved = true; moved; ) {
    moved = false;
    for (const [row, line] of cells.entries()) {
      const column = partner(line, held[row] ?? []);
      if (column === undefined) continue;
      set(row, column);
      moved = true;
    }
    for (let column = 0; column < width; column += 1) {
      const row = partner(
        cells.map((line) => line[column] ?? 0),
        held.map((line) => line[column] === true),
      );
      if (row === undefined) continue;
      set(row, column);
      moved = true;
    }
  }
  return cells.map((line, row) =>
    line.map((cell, column): Cell => (held[row]?.[column] === true ? "held-back" : cell)),
  );
};
