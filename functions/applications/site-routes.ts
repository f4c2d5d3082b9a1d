import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The public pages of calls for problems, and those of an applicant's own application. */
export const applicationSiteRoutes = [
  page(paths.calls, () => import("./calls/calls.ts")),
  page(paths.call, () => import("./calls/call.ts")),
  page(paths.callQuestions, () => import("./questions/call-questions.ts")),
  page(paths.callQuestionsDocx, () => import("./questions/call-questions-docx.ts")),
  page(paths.callQuestionsPdf, () => import("./questions/call-questions-pdf.ts")),
  page(paths.formerCalls, () => import("./calls/former-calls.ts")),
  page(paths.formerCall, () => import("./calls/former-call.ts")),
  page(paths.apply, () => import("./submission/apply.ts"), { checked: true }),
  page(paths.application, () => import("./submission/application.ts")),
  page(paths.applicationSection, () => import("./submission/application-section.ts")),
  page(paths.applicationFiles, () => import("./submission/application-files.ts"), { takesFiles: "direct" }),
  page(paths.applicationCheck, () => import("./submission/application-check.ts")),
  page(paths.applicationSubmitted, () => import("./submission/application-submitted.ts")),
];
