import { CSV_BEGINS, type CsvValue, csvLine } from "../../platform/csv.ts";
import type { Report } from "./model.ts";

const head = ["section", "name", "figure", "value", "before", "cases", "how it was counted"];

/** A report as a file for a spreadsheet: its figures, then the rows of its tables, each with its section. The numbers are those of the letter and the page. */
export const reportCsv = ({ sections }: Report): string => {
  const rows = sections.flatMap(({ heading, figures, table }): readonly (readonly CsvValue[])[] => [
    ...figures.map(({ name, title, value, before, cases, formula }) => [
      heading,
      name,
      title,
      value,
      before ?? "",
      cases,
      formula,
    ]),
    ...(table?.rows ?? []).flatMap(([name = "", ...cells]) =>
      cells.map((cell, nth) => [heading, name, table?.head[nth + 1] ?? "", cell, "", "", ""]),
    ),
  ]);
  return `${CSV_BEGINS}${[head, ...rows].map(csvLine).join("")}`;
};
