import { paths, toPath } from "../../shared/pages/paths.ts";
import { listProblems } from "../../shared/problems/store.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import rankingPage from "./desk-ranking.njk";
import { findCall } from "./find-call.ts";
import { rankingView } from "./ranking-view.ts";

/** The problems of a call ranked by median and by mean, side by side, with how far assessors are apart. */
export const getDeskRanking: DeskPage = async (needs, request, visit) => {
  const found = await findCall(needs, request, visit);
  if (!("call" in found)) return found;
  const { call } = found;
  const { reference } = call;
  const all = await listProblems(needs.table, reference);
  const { rows, hidden } = rankingView(call, all, visit.session.person);
  return visit.show(rankingPage, {
    call,
    rows: rows.map((row) => ({
      ...row,
      beside: row.medians.filter(({ criterion }) => criterion.independent).map(({ median }) => median ?? "–"),
    })),
    hidden,
    beside: call.criteria.filter(({ independent }) => independent),
    hrefs: {
      call: toPath(paths.deskCall, { reference }),
      file: toPath(paths.deskRankingFile, { reference }),
    },
  });
};
