import { drawBars } from "../../charts/bar-chart.ts";
import { definitionOf, type FigureName } from "../figures/definitions.ts";
import { type Facet, facets, sayFacetValue } from "../figures/facets.ts";
import { figureBy } from "../figures/figure.ts";
import { sayPeriod } from "../figures/period.ts";
import { countedBy, type Part, type PartSource, sayHighest } from "./part.ts";

/** What a divided part shows: a figure by one facet, and the same of another figure beside it in the table. */
export interface Divided {
  readonly id: string;
  readonly title: string;
  readonly figure: FigureName;
  readonly beside?: FigureName;
  readonly facet: Facet;
  /** The list behind a value. */
  readonly hrefOf?: (value: string) => string;
  /** Words for values that the team makes itself; one without words is left out. */
  readonly words?: ReadonlyMap<string, string>;
}

/** The rows of a divided figure: its value in words, in the chosen period and in that with which it is compared. */
export const dividedRows = ({ own, before }: PartSource, { figure, beside, facet, words }: Divided) => {
  const earlier = new Map(figureBy(before, figure, facet).map(({ of, value }) => [of, value]));
  const other = new Map(
    beside === undefined ? [] : figureBy(own, beside, facet).map(({ of, value }) => [of, value]),
  );
  return figureBy(own, figure, facet).flatMap(({ of, value }) => {
    const said = words === undefined ? sayFacetValue({ facet, value: of }) : words.get(of);
    return said === undefined
      ? []
      : [{ of, words: said, value: Math.max(0, value ?? 0), before: earlier.get(of), beside: other.get(of) }];
  });
};

/** The table of a divided figure. */
export const dividedTable = (
  { own, before }: PartSource,
  { figure, beside, facet, hrefOf }: Divided,
  rows: ReturnType<typeof dividedRows>,
): Part["table"] => ({
  head: [
    facets[facet].title,
    `${definitionOf(figure).title}: ${sayPeriod(own.period)}`,
    sayPeriod(before.period),
    ...(beside === undefined ? [] : [`${definitionOf(beside).title}: ${sayPeriod(own.period)}`]),
  ],
  rows: rows.map((row) => ({
    cells: [row.words, row.value, row.before, ...(beside === undefined ? [] : [row.beside])],
    href: hrefOf?.(row.of),
  })),
});

/** A figure divided by a facet, as bars in the order of the facet. */
export const divided = (source: PartSource, what: Divided): Part => {
  const rows = dividedRows(source, what);
  return {
    id: what.id,
    title: what.title,
    said: sayHighest(what.title, rows),
    draw: (shape) => drawBars({ title: what.title, bars: rows.filter(({ value }) => value > 0) }, shape),
    table: dividedTable(source, what, rows),
    counted: countedBy(what.figure, ...(what.beside === undefined ? [] : [what.beside])),
  };
};
