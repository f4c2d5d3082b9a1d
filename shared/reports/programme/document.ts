import type { DocumentModel, DocumentPart } from "../../documents/model.ts";
import type { Report, ReportFigure, ReportSection } from "./model.ts";
import { sayMade, titleOf } from "./say.ts";

const factsOf = (figures: readonly ReportFigure[]): readonly DocumentPart[] =>
  figures.length === 0
    ? []
    : [
        {
          table: {
            caption: "Figures",
            head: ["Figure", "Value", "Period before", "Cases"],
            rows: figures.map(({ title, value, before, cases }) => [
              title,
              value,
              before ?? "–",
              cases.toLocaleString("en-GB"),
            ]),
          },
        },
      ];

const partsOf = ({ heading, sentences, figures, table }: ReportSection): readonly DocumentPart[] => [
  { heading },
  ...sentences.map((paragraph) => ({ paragraph })),
  ...factsOf(figures),
  ...(table === undefined || table.rows.length === 0 ? [] : [{ table }]),
];

/** A report as a document: on a page, and as a PDF. How each figure was counted stands at its end. */
export const reportDocument = (report: Report, programme: string): DocumentModel => ({
  title: titleOf(report),
  subtitle: sayMade(report),
  programme,
  madeAt: report.madeAt,
  parts: [
    ...report.sections.flatMap(partsOf),
    { heading: "How this was counted" },
    {
      facts: report.sections.flatMap(({ figures }) =>
        figures.map(({ title, formula }) => [title, formula] as const),
      ),
    },
    {
      paragraph:
        "Where people are counted by kind of organisation or region, numbers from 1 to 4 are given as “fewer than 5”, and another number is left out where it would give such a number away.",
    },
  ],
});
