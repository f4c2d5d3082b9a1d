import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The desk's pages about surveys. */
export const surveyDeskRoutes = [
  page(paths.deskSurveys, () => import("./desk-surveys.ts")),
  page(paths.deskNewSurvey, () => import("./desk-new-survey.ts")),
  page(paths.deskSurvey, () => import("./desk-survey.ts")),
  page(paths.deskSendSurvey, () => import("./desk-send-survey.ts")),
  page(paths.deskSurveyQuestions, () => import("./desk-survey-questions.ts")),
  page(paths.deskSurveyQuestion, () => import("./desk-survey-question.ts")),
  page(paths.deskSurveySection, () => import("./desk-survey-section.ts")),
  page(paths.deskSurveyPreview, () => import("./desk-survey-preview.ts")),
  page(paths.deskSurveyResults, () => import("./desk-survey-results.ts")),
  page(paths.deskSurveyTimes, () => import("./desk-survey-times.ts")),
  page(paths.deskSurveyLeads, () => import("./desk-survey-leads.ts")),
  page(paths.deskSurveyLead, () => import("./desk-survey-lead.ts")),
  page(paths.deskSurveyAnswers, () => import("./desk-survey-answers.ts")),
  page(paths.deskSurveyCodebook, () => import("./desk-survey-codebook.ts")),
];
