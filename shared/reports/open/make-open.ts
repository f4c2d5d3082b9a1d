import type { Series } from "../../charts/figures.ts";
import { definitionOf, type FigureName } from "../figures/definitions.ts";
import { type Facet, facets, sayFacetValue } from "../figures/facets.ts";
import { figureByShown, figureOf, type PeriodFigures, sayFigure } from "../figures/figure.ts";
import { sayPeriod } from "../figures/period.ts";
import { FEWEST_SHOWN } from "../small-numbers.ts";

/** The figures that everybody may see, in the order of the page. */
const openFigures: readonly FigureName[] = [
  "members",
  "active-people",
  "attended",
  "enquiries",
  "answered-in-time",
  "median-answer",
  "applications",
  "projects-completed",
  "re-uses",
  "benefits",
];

/** What the page of open figures says. */
export interface OpenFigures {
  /** The last quarter that is over, in words. */
  readonly period: string;
  readonly figures: readonly { readonly title: string; readonly value: string; readonly formula: string }[];
  readonly tables: readonly {
    readonly caption: string;
    readonly head: string;
    readonly rows: readonly (readonly [words: string, value: string])[];
  }[];
  readonly members: Series;
}

const HELD_BACK = "not shown";

/** A figure as everybody may see it: what rests on 1 to 4 cases is held back, whatever it counts. */
const open = (of: PeriodFigures, name: FigureName): string => {
  const figure = figureOf(of, name);
  if (figure.cases === 0 && figure.value !== undefined) return sayFigure(name, figure);
  return figure.cases < FEWEST_SHOWN && figure.value !== undefined
    ? `fewer than ${FEWEST_SHOWN}`
    : sayFigure(name, figure);
};

/** Members by a facet. What is held back because it is small and what is held back with it look the same, so that none can be worked out from the whole. */
const tableBy = (of: PeriodFigures, facet: Facet): OpenFigures["tables"][number] => ({
  caption: `Members by ${facets[facet].title.toLowerCase()}`,
  head: facets[facet].title,
  rows: figureByShown(of, "members", facet).flatMap(({ of: value, value: shown = 0 }) =>
    shown === 0
      ? []
      : [
          [
            sayFacetValue({ facet, value }),
            typeof shown === "number" ? shown.toLocaleString("en-GB") : HELD_BACK,
          ] as const,
        ],
  ),
});

/** The open figures of the last of these quarters that is over; undefined before the first is. Quarters come in order of time. Pure. */
export const makeOpenFigures = (quarters: readonly PeriodFigures[]): OpenFigures | undefined => {
  const over = quarters.filter(({ period, through }) => through === period.last);
  const last = over.at(-1);
  if (last === undefined) return undefined;
  return {
    period: sayPeriod(last.period),
    figures: openFigures.map((name) => ({
      title: definitionOf(name).title,
      value: open(last, name),
      formula: definitionOf(name).formula,
    })),
    tables: [tableBy(last, "organisation"), tableBy(last, "region")],
    members: {
      words: "Members",
      points: over.flatMap((of) => {
        const { value = 0 } = figureOf(of, "members");
        return value < FEWEST_SHOWN ? [] : [{ on: of.period.last, value }];
      }),
    },
  };
};
