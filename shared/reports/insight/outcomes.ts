import { drawBars } from "../../charts/bar-chart.ts";
import { paths } from "../../pages/paths.ts";
import type { Outcomes } from "../outcomes/model.ts";
import { outcomeSections } from "../programme/outcomes.ts";
import type { Part } from "./part.ts";
import { sayHighest } from "./part.ts";

/** Where what a section counts is listed at the desk. */
const lists: ReadonlyMap<string, NonNullable<Part["lists"]>> = new Map([
  ["applications", [{ text: "Calls for problems", href: paths.deskCalls }]],
  ["projects", [{ text: "Projects", href: paths.deskProjectList }]],
  ["re-use", [{ text: "Re-use", href: paths.deskReUses }]],
]);

const countIn = (cell: string): number => Number(cell.replaceAll(",", ""));

/** How outcomes stood when the period ended: the sections of the reports, each with its table as bars. */
export const outcomeParts = (outcomes: Outcomes | undefined): readonly Part[] =>
  outcomes === undefined
    ? []
    : outcomeSections(outcomes).map(({ id, heading, figures, table }): Part => {
        const rows = (table?.rows ?? []).map(([words = "", count = ""]) => ({
          words,
          value: countIn(count),
        }));
        const title = table?.caption ?? heading;
        return {
          id: `stood-${id}`,
          title,
          said: sayHighest(title, rows),
          ...(rows.length === 0 ? {} : { draw: (shape) => drawBars({ title, bars: rows }, shape) }),
          table: {
            head: [table?.head[0] ?? "Figure", "Number"],
            rows: [
              ...rows.map(({ words, value }) => ({ cells: [words, value] as const })),
              ...figures.map((figure) => ({ cells: [figure.title, figure.value] as const })),
            ],
          },
          counted: figures.map((figure) => [figure.title, figure.formula]),
          lists: lists.get(id) ?? [],
        };
      });
