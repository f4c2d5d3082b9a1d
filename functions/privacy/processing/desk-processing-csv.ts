import { paths } from "../../../shared/pages/paths.ts";
import { CSV_BEGINS, csvLine } from "../../../shared/platform/csv.ts";
import { nothing } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { readProcessing } from "./read-processing.ts";

const HEAD = [
  "Purpose",
  "Lawful basis",
  "Whose",
  "Kind",
  "How one person’s are found",
  "Kept",
  "When someone is erased",
];

/** The record of processing as a CSV file, a line for each kind of record. */
export const page = deskPage({
  path: paths.deskProcessingCsv,
  names: nothing,
  load: (needs) => readProcessing(needs),
  show: (_needs, { processings }) => ({
    file: [
      CSV_BEGINS,
      csvLine(HEAD),
      ...processings.flatMap(({ title, article, whose, kinds }) =>
        kinds.map(({ name, found, kept, erased }) =>
          csvLine([title, article, whose.join(", "), name, found, kept, erased]),
        ),
      ),
    ].join(""),
    type: "text/csv; charset=utf-8",
    name: "record-of-processing.csv",
  }),
});
