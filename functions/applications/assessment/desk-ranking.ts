import { listApplications, readCall } from "../../../shared/applications/store.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { byReference, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import rankingPage from "./desk-ranking.njk";
import { rankingView } from "./ranking-view.ts";

/** The applications of a call ranked by median and by mean, side by side, with how far assessors are apart. */
export const page = deskPage({
  path: paths.deskRanking,
  names: byReference("call"),
  load: ({ table }, reference) => readCall(table, reference),
  show: async ({ table }, call, { visit }) => {
    const { reference } = call;
    const { rows, hidden } = rankingView(
      call,
      await listApplications(table, reference),
      visit.session.person,
    );
    return view(rankingPage, {
      call,
      rows: rows.map((row) => ({
        ...row,
        beside: row.medians
          .filter(({ criterion }) => criterion.independent)
          .map(({ median }) => median ?? "–"),
      })),
      hidden,
      beside: call.criteria.filter(({ independent }) => independent),
      hrefs: {
        call: toPath(paths.deskCall, { reference }),
        file: toPath(paths.deskRankingFile, { reference }),
      },
    });
  },
});
