import { paths } from "../../shared/pages/paths.ts";
import type { Route } from "../entry-points/page.ts";

/** The public pages of calls and problems. */
export const problemSiteRoutes: readonly Route[] = [
  {
    method: "GET",
    path: paths.problems,
    page: async () => (await import("./get-problems.ts")).getProblems,
  },
  {
    method: "GET",
    path: paths.problemCall,
    page: async () => (await import("./get-problem-call.ts")).getProblemCall,
  },
  {
    method: "GET",
    path: paths.problemStart,
    checked: true,
    page: async () => (await import("./get-problem-start.ts")).getProblemStart,
  },
  {
    method: "POST",
    path: paths.problemStart,
    checked: true,
    page: async () => (await import("./post-problem-start.ts")).postProblemStart,
  },
  {
    method: "GET",
    path: paths.problemDraft,
    page: async () => (await import("./get-problem-draft.ts")).getProblemDraft,
  },
  {
    method: "POST",
    path: paths.problemDraft,
    page: async () => (await import("./post-problem-draft.ts")).postProblemDraft,
  },
  {
    method: "GET",
    path: paths.problemSection,
    page: async () => (await import("./get-problem-section.ts")).getProblemSection,
  },
  {
    method: "POST",
    path: paths.problemSection,
    page: async () => (await import("./post-problem-section.ts")).postProblemSection,
  },
  {
    method: "GET",
    path: paths.problemFiles,
    page: async () => (await import("./get-problem-files.ts")).getProblemFiles,
  },
  {
    method: "POST",
    path: paths.problemFiles,
    takesFiles: true,
    page: async () => (await import("./post-problem-files.ts")).postProblemFiles,
  },
  {
    method: "GET",
    path: paths.problemCheck,
    page: async () => (await import("./get-problem-check.ts")).getProblemCheck,
  },
  {
    method: "POST",
    path: paths.problemCheck,
    page: async () => (await import("./post-problem-check.ts")).postProblemCheck,
  },
  {
    method: "GET",
    path: paths.problemSubmitted,
    page: async () => (await import("./get-problem-submitted.ts")).getProblemSubmitted,
  },
  {
    method: "GET",
    path: paths.problemWithdraw,
    page: async () => (await import("./get-problem-withdraw.ts")).getProblemWithdraw,
  },
  {
    method: "POST",
    path: paths.problemWithdraw,
    page: async () => (await import("./post-problem-withdraw.ts")).postProblemWithdraw,
  },
];
