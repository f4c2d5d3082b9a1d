import { CSV_BEGINS, csvLine } from "../../platform/csv.ts";
import type { Part } from "./part.ts";

/** The table of a part as a file for a spreadsheet, and below it how it was counted. */
export const partCsv = ({ table, counted }: Pick<Part, "table" | "counted">): string =>
  `${CSV_BEGINS}${[
    table.head,
    ...table.rows.map(({ cells }) => cells.map((cell) => cell ?? "")),
    [],
    ...counted.map(([title, formula]) => [title, formula]),
  ]
    .map(csvLine)
    .join("")}`;
