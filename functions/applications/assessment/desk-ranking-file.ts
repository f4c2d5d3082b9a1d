import type { Call } from "../../../shared/applications/calls/model.ts";
import { listApplications, readCall, type WholeApplication } from "../../../shared/applications/store.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { toCsv } from "../../../shared/platform/csv.ts";
import { byReference } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { rankingView } from "./ranking-view.ts";

const rowsOf = (call: Call, all: readonly WholeApplication[], viewer: string): string[][] => {
  const head = [
    "Reference",
    "Application",
    "Organisation",
    "Scored by",
    "Complete",
    "Rank by median",
    "By median",
    "Rank by mean",
    "By mean",
    "Lowest assessor",
    "Highest assessor",
    ...call.criteria.map(({ name, independent, weight }) =>
      independent ? `${name} (only informs)` : `${name} (weight ${weight})`,
    ),
    "Decision",
  ];
  const { rows } = rankingView(call, all, viewer);
  return [
    head,
    ...rows.map((row) => [
      row.reference,
      row.title,
      row.organisation,
      String(row.scored),
      row.complete ? "yes" : "no",
      String(row.rankByMedian ?? ""),
      row.byMedian,
      String(row.rankByMean ?? ""),
      row.byMean,
      row.dots[0]?.toFixed(2) ?? "",
      row.dots.at(-1)?.toFixed(2) ?? "",
      ...row.medians.map(({ median }) => String(median ?? "")),
      row.outcome,
    ]),
  ];
};

/** The ranking as a file. A score of 0 is 0; what was not scored is empty. */
export const page = deskPage({
  path: paths.deskRankingFile,
  names: byReference("call"),
  load: ({ table }, reference) => readCall(table, reference),
  show: async ({ table }, call, { visit }) => {
    const all = await listApplications(table, call.reference);
    return {
      file: toCsv(rowsOf(call, all, visit.session.person)),
      type: "text/csv; charset=utf-8",
      name: `${call.reference}-ranking.csv`,
    };
  },
});
