import type { Cell, Part } from "../../../shared/reports/insight/part.ts";

const say = (cell: Cell): string | number =>
  cell === undefined
    ? "–"
    : typeof cell === "number"
      ? cell.toLocaleString("en-GB", { maximumFractionDigits: 1 })
      : cell;

/** A part as the template shows it. */
export const partView = (part: Part, csvHref: string) => {
  const { id, title, said, draw, table, counted, lists = [] } = part;
  const shown = {
    caption: title,
    head: table.head,
    rows: table.rows.map(({ cells, href }) => ({ cells: cells.map(say), href })),
  };
  return {
    id,
    title,
    chart: draw && { wide: draw("wide"), narrow: draw("narrow"), alternative: said, table: shown },
    table: shown,
    counted,
    lists,
    csvHref,
  };
};
