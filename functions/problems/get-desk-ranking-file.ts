import { toCsv } from "../../shared/platform/csv.ts";
import type { Call } from "../../shared/problems/call.ts";
import { listProblems, type WholeProblem } from "../../shared/problems/store.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { findCall } from "./find-call.ts";
import { rankingView } from "./ranking-view.ts";

const rowsOf = (call: Call, all: readonly WholeProblem[], viewer: string): string[][] => {
  const head = [
    "Reference",
    "Problem",
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
export const getDeskRankingFile: DeskPage = async (needs, request, visit) => {
  const found = await findCall(needs, request, visit);
  if (!("call" in found)) return found;
  const all = await listProblems(needs.table, found.call.reference);
  return {
    file: toCsv(rowsOf(found.call, all, visit.session.person)),
    type: "text/csv; charset=utf-8",
    name: `${found.call.reference}-ranking.csv`,
  };
};
