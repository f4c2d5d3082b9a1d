import { paths } from "../../shared/pages/paths.ts";
import type { DeskRoute } from "../entry-points/desk-page.ts";

/** The desk's pages of calls, problems and their assessment. */
export const problemDeskRoutes: readonly DeskRoute[] = [
  {
    method: "GET",
    path: paths.deskCalls,
    role: "viewer",
    page: async () => (await import("./get-desk-calls.ts")).getDeskCalls,
  },
  {
    method: "GET",
    path: paths.deskNewCall,
    role: "team",
    page: async () => (await import("./get-desk-new-call.ts")).getDeskNewCall,
  },
  {
    method: "POST",
    path: paths.deskNewCall,
    role: "team",
    page: async () => (await import("./post-desk-new-call.ts")).postDeskNewCall,
  },
  {
    method: "GET",
    path: paths.deskCall,
    role: "viewer",
    page: async () => (await import("./get-desk-call.ts")).getDeskCall,
  },
  {
    method: "POST",
    path: paths.deskCall,
    role: "team",
    page: async () => (await import("./post-desk-call.ts")).postDeskCall,
  },
  {
    method: "GET",
    path: paths.deskEditCall,
    role: "team",
    page: async () => (await import("./get-desk-edit-call.ts")).getDeskEditCall,
  },
  {
    method: "POST",
    path: paths.deskEditCall,
    role: "team",
    page: async () => (await import("./post-desk-edit-call.ts")).postDeskEditCall,
  },
  {
    method: "GET",
    path: paths.deskRanking,
    role: "viewer",
    page: async () => (await import("./get-desk-ranking.ts")).getDeskRanking,
  },
  {
    method: "GET",
    path: paths.deskRankingFile,
    role: "viewer",
    page: async () => (await import("./get-desk-ranking-file.ts")).getDeskRankingFile,
  },
  {
    method: "GET",
    path: paths.deskProblem,
    role: "viewer",
    page: async () => (await import("./get-desk-problem.ts")).getDeskProblem,
  },
  {
    method: "POST",
    path: paths.deskProblem,
    role: "team",
    page: async () => (await import("./post-desk-problem.ts")).postDeskProblem,
  },
  {
    method: "GET",
    path: paths.deskScores,
    role: "team",
    page: async () => (await import("./get-desk-scores.ts")).getDeskScores,
  },
  {
    method: "POST",
    path: paths.deskScores,
    role: "team",
    page: async () => (await import("./post-desk-scores.ts")).postDeskScores,
  },
  {
    method: "GET",
    path: paths.deskGate,
    role: "team",
    page: async () => (await import("./get-desk-gate.ts")).getDeskGate,
  },
  {
    method: "POST",
    path: paths.deskGate,
    role: "team",
    page: async () => (await import("./post-desk-gate.ts")).postDeskGate,
  },
];
