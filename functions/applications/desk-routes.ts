import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The desk's pages of calls, applications and their assessment. */
export const applicationDeskRoutes = [
  page(paths.deskCalls, () => import("./calls/desk-calls.ts")),
  page(paths.deskNewCall, () => import("./calls/desk-new-call.ts"), { look: "team" }),
  page(paths.deskCall, () => import("./calls/desk-call.ts")),
  page(paths.deskEditCall, () => import("./calls/desk-edit-call.ts"), { look: "team" }),
  page(paths.deskDeal, () => import("./assessment/desk-deal.ts"), { look: "team" }),
  page(paths.deskRanking, () => import("./assessment/desk-ranking.ts")),
  page(paths.deskRankingFile, () => import("./assessment/desk-ranking-file.ts")),
  page(paths.deskApplication, () => import("./application/desk-application.ts")),
  page(paths.deskScores, () => import("./assessment/desk-scores.ts"), { look: "team" }),
  page(paths.deskGate, () => import("./gate/desk-gate.ts"), { look: "team" }),
];
