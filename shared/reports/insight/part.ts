import type { Shape } from "../../charts/frame.ts";
import type { FigureName } from "../figures/definitions.ts";
import { definitionOf } from "../figures/definitions.ts";
import type { PeriodFigures } from "../figures/figure.ts";
import type { Choice } from "./choice.ts";

/** A cell of a table: a number as it was counted, so that files can reckon with it; undefined where there is nothing to say. */
export type Cell = string | number | undefined;

/** The figures of a chart as a table. The first cell of a row names it, and leads to the list behind its number where there is one. */
export interface PartTable {
  readonly head: readonly string[];
  readonly rows: readonly {
    readonly cells: readonly [string, ...Cell[]];
    readonly href?: string | undefined;
  }[];
}

/** A part of the dashboard. Page and file are written from this one value. */
export interface Part {
  readonly id: string;
  readonly title: string;
  /** What its picture shows, in a sentence. */
  readonly said: string;
  /** Absent where the table is the picture. */
  readonly draw?: ((shape: Shape) => string) | undefined;
  readonly table: PartTable;
  /** How it was counted: each figure with its formula. */
  readonly counted: readonly (readonly [title: string, formula: string])[];
  /** Where at the desk the things behind the numbers are listed. */
  readonly lists?: readonly { readonly text: string; readonly href: string }[];
}

/** What parts are made of: the chosen periods, and what is known of each. */
export interface PartSource {
  readonly choice: Choice;
  readonly own: PeriodFigures;
  readonly before: PeriodFigures;
  readonly series: readonly PeriodFigures[];
  readonly months: readonly PeriodFigures[];
}

/** How figures were counted, as a part says it. */
export const countedBy = (...names: readonly FigureName[]): Part["counted"] =>
  names.map((name) => [definitionOf(name).title, definitionOf(name).formula]);

/** What a chart says of its highest figures, for those who do not see it; empty figures say so. */
export const sayHighest = (
  title: string,
  figures: readonly { readonly words: string; readonly value: number }[],
): string => {
  const most = figures.toSorted((one, other) => other.value - one.value).filter(({ value }) => value > 0);
  if (most.length === 0) return `${title}: no figures yet.`;
  const said = most.slice(0, 3).map(({ words, value }) => `${words} ${value.toLocaleString("en-GB")}`);
  return `${title}. The highest: ${said.join(", ")}.`;
};
