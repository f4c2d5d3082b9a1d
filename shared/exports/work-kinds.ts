import { itemSchema } from "../catalogue/items/model.ts";
import { tagSchema } from "../catalogue/tags/model.ts";
import { failureSchema } from "../failures/failure.ts";
import { fileImportSchema } from "../file-import/model.ts";
import { recipeSchema } from "../follow-ups/recipes/model.ts";
import { programmeRolesSchema } from "../follow-ups/roles.ts";
import { runSchema } from "../follow-ups/runs/model.ts";
import { homeWordsSchema } from "../home/words.ts";
import { invitationSchema } from "../impact-surveys/survey.ts";
import { linkSchema } from "../links/link.ts";
import { savedViewsSchema } from "../lists/saved-views/model.ts";
import { approvalRulesSchema } from "../members/approval/model.ts";
import { domainListSchema } from "../people/email-domains/model.ts";
import { accessRequestSchema } from "../privacy/access/model.ts";
import { controllerSchema } from "../privacy/controller/model.ts";
import { erasureSchema } from "../privacy/erasure/model.ts";
import { outputsSchema } from "../projects/outputs/model.ts";
import { planSchema } from "../projects/plan/model.ts";
import { projectSchema } from "../projects/project.ts";
import { publishingSchema } from "../projects/publishing/model.ts";
import { decisionSchema, riskSchema } from "../projects/risks/model.ts";
import { roleSchema } from "../projects/roles/model.ts";
import { taskSchema } from "../projects/stages/task.ts";
import { askingSchema, noteSchema, reUseSchema } from "../re-uses/re-use.ts";
import { rollupSchema, weekRollupSchema } from "../reports/days/model.ts";
import { factsSchema } from "../reports/figures/facts.ts";
import { periodFiguresSchema } from "../reports/figures/stored.ts";
import { outcomesSchema } from "../reports/outcomes/model.ts";
import { sentReportSchema } from "../reports/programme/model.ts";
import { reportSettingsSchema } from "../reports/programme/settings.ts";
import { bookingSchema } from "../slots/bookings/model.ts";
import { offerSchema } from "../slots/offers/model.ts";
import { sheetSchema } from "../surveys/answers/model.ts";
import { invitationSchema as surveyInvitationSchema } from "../surveys/invitations/model.ts";
import { leadSchema } from "../surveys/leads/model.ts";
import { questionnaireSchema } from "../surveys/questions/model.ts";
import { surveySchema } from "../surveys/survey/model.ts";
import { taskSchema as taskOfAnythingSchema } from "../tasks/task.ts";
import { weekNoteSchema } from "../week-notes/week-note.ts";
import { exportSchema } from "./export.ts";
import type { ExportKind } from "./kind.ts";

/** The kinds of record about the work and what comes of it, and those of the system itself. */
export const workKinds: readonly ExportKind[] = [
  {
    name: "projects",
    about: "Projects: what they are, who works on them, and where they stand.",
    keys: /^PROJECT#\S+ PROJECT$/,
    record: "project",
    shape: projectSchema,
  },
  {
    name: "project-tasks",
    about: "Tasks of projects of which something was said, with what came of each.",
    keys: /^PROJECT#\S+ TASK#/,
    record: "task",
    shape: taskSchema,
  },
  {
    name: "tasks",
    about: "Tasks about enquiries, applications, events and people.",
    keys: /^TASK#\S+ TASK$/,
    record: "task",
    shape: taskOfAnythingSchema,
  },
  {
    name: "week-notes",
    about: "What owners wrote of their projects week by week.",
    keys: /^PROJECT#\S+ WEEK-NOTE#/,
    record: "weekNote",
    shape: weekNoteSchema,
  },
  {
    name: "impact-surveys",
    about: "Who was asked what a project changed, before and after, and what they answered.",
    keys: /^PROJECT#\S+ IMPACT-SURVEY#/,
    record: "invitation",
    shape: invitationSchema,
  },
  {
    name: "surveys",
    about: "Surveys: what is asked, and what becomes of the answers.",
    keys: /^SURVEY#\S+ SURVEY$/,
    record: "survey",
    shape: surveySchema,
  },
  {
    name: "survey-versions",
    about: "The questions of surveys in the words in which they were asked.",
    keys: /^SURVEY#\S+ ASKED#/,
    record: "questionnaire",
    shape: questionnaireSchema,
  },
  {
    name: "survey-invitations",
    about: "Who was asked to answer a survey, and whether they have.",
    keys: /^SURVEY#\S+ INVITED#/,
    record: "invitation",
    shape: surveyInvitationSchema,
  },
  {
    name: "survey-answers",
    about: "What people answered to surveys; to anonymous ones without anything that says who.",
    keys: /^SURVEY#\S+ SHEET#/,
    record: "sheet",
    shape: sheetSchema,
  },
  {
    name: "survey-leads",
    about: "Who agreed to be contacted after a survey, and what came of the conversation.",
    keys: /^SURVEY#\S+ LEAD#/,
    record: "lead",
    shape: leadSchema,
  },
  {
    name: "slot-offers",
    about: "Times that the team offers for conversations.",
    keys: /^SLOTS#\S+ OFFER#/,
    record: "offer",
    shape: offerSchema,
  },
  {
    name: "bookings",
    about: "Who may choose a time to talk with the team, and the time that they chose.",
    keys: /^SLOTS#\S+ BOOKED#/,
    record: "booking",
    shape: bookingSchema,
  },
  {
    name: "project-roles",
    about: "Who did what on each side of a project, from when until when.",
    keys: /^PROJECT#\S+ ROLE#/,
    record: "role",
    shape: roleSchema,
  },
  {
    name: "project-plans",
    about: "Plans of projects in sprints.",
    keys: /^PROJECT#\S+ PLAN#/,
    record: "plan",
    shape: planSchema,
  },
  {
    name: "project-risks",
    about: "Risks of projects.",
    keys: /^PROJECT#\S+ RISK#/,
    record: "risk",
    shape: riskSchema,
  },
  {
    name: "project-decisions",
    about: "Decisions taken in projects.",
    keys: /^PROJECT#\S+ DECISION#/,
    record: "decision",
    shape: decisionSchema,
  },
  {
    name: "project-outputs",
    about: "What a project left behind: where each output is, or why there is none.",
    keys: /^PROJECT#\S+ OUTPUTS$/,
    record: "outputs",
    shape: outputsSchema,
  },
  {
    name: "project-publishing",
    about: "What was answered before a project’s outputs were published.",
    keys: /^PROJECT#\S+ PUBLISHING$/,
    record: "publishing",
    shape: publishingSchema,
  },
  {
    name: "project-parts",
    about: "Other parts of projects.",
    keys: /^PROJECT#/,
  },
  {
    name: "follow-ups",
    about: "The steps that follow a project, each with its evidence or why it was skipped.",
    keys: /^FOLLOW-UPS#/,
    record: "run",
    shape: runSchema,
  },
  {
    name: "recipes",
    about: "What follows a project: the lists of steps, in every version.",
    keys: /^RECIPE#/,
    record: "recipe",
    shape: recipeSchema,
  },
  {
    name: "follow-up-roles",
    about: "Who has the programme’s roles in follow-ups.",
    keys: /^FOLLOW-UP-ROLES /,
    record: "roles",
    shape: programmeRolesSchema,
  },
  {
    name: "catalogue-items",
    about: "Items of the catalogue as the team works on them. The folder catalogue/ has each as a page.",
    keys: /^ITEM#\S+ ITEM$/,
    record: "item",
    shape: itemSchema,
  },
  {
    name: "catalogue-published",
    about: "The items in the version that the public sees.",
    keys: /^ITEM#\S+ SHOWN$/,
    record: "item",
    shape: itemSchema,
  },
  {
    name: "catalogue-addresses",
    about: "Every address that an item has or had.",
    keys: /^CATALOGUE-ADDRESS#/,
    record: "address",
  },
  {
    name: "catalogue-tags",
    about: "Tags that were added or changed since the product came.",
    keys: /^CATALOGUE-TAG#/,
    record: "tag",
    shape: tagSchema,
  },
  {
    name: "saved-views",
    about: "Views of the desk’s lists that people of the team saved, for themselves or for the team.",
    keys: /^LIST-VIEWS#/,
    record: "savedViews",
    shape: savedViewsSchema,
  },
  {
    name: "file-imports",
    about: "Imports of files (organisations, pages of the catalogue), and what came of each.",
    keys: /^FILE-IMPORT#\S+ IMPORT$/,
    record: "import",
    shape: fileImportSchema,
  },
  {
    name: "re-uses",
    about: "Who uses what the programme made, and how far they have come.",
    keys: /^RE-USE#\S+ RE-USE$/,
    record: "reUse",
    shape: reUseSchema,
  },
  {
    name: "re-use-askings",
    about: "What organisations wrote when they asked to use something.",
    keys: /^RE-USE#\S+ ASKING#/,
    record: "asking",
    shape: askingSchema,
  },
  {
    name: "re-use-notes",
    about: "Notes on re-uses.",
    keys: /^RE-USE#\S+ NOTE#/,
    record: "note",
    shape: noteSchema,
  },
  {
    name: "letters",
    about: "Every email that was sent or held back, what it told, and what became of it.",
    keys: /^LETTER#/,
  },
  {
    name: "journal",
    about:
      "What happened, when, and who did it: the entries of the journal, by id and without personal data.",
    keys: /^JOURNAL#/,
    record: "entry",
  },
  { name: "timers", about: "What was still to happen by the clock.", keys: /^TIMERS#/ },
  {
    name: "outcomes",
    about: "What came of the programme, as it stood at the end of each night.",
    keys: /^OUTCOMES /,
    record: "outcomes",
    shape: outcomesSchema,
  },
  {
    name: "sent-reports",
    about: "Reports on months, quarters and years as they were sent, and who got them.",
    keys: /^SENT-REPORTS /,
    record: "sent",
    shape: sentReportSchema,
  },
  {
    name: "report-settings",
    about: "Who gets which report, and when none goes out.",
    keys: /^REPORT-SETTINGS /,
    record: "settings",
    shape: reportSettingsSchema,
  },
  {
    name: "rollups",
    about: "Sums of each day.",
    keys: /^ROLLUP#DAY /,
    record: "rollup",
    shape: rollupSchema,
  },
  {
    name: "week-rollups",
    about: "Sums of each week, added up from its days.",
    keys: /^ROLLUP#WEEK /,
    record: "rollup",
    shape: weekRollupSchema,
  },
  {
    name: "figures",
    about: "The figures of each day, week, month, quarter and year, by name, whole and divided.",
    keys: /^FIGURES#/,
    record: "figures",
    shape: periodFiguresSchema,
  },
  {
    name: "figure-facts",
    about: "By what people were counted in figures, in codes, and from which day on.",
    keys: /^FIGURE-FACTS#/,
    record: "facts",
    shape: factsSchema,
  },
  {
    name: "links",
    about: "Addresses that projects and the catalogue point to, and whether they answer.",
    keys: /^LINK#/,
    record: "link",
    shape: linkSchema,
  },
  {
    name: "home-page",
    about: "The words of the home page, now and before.",
    keys: /^PAGE#/,
    record: "home",
    shape: homeWordsSchema,
  },
  {
    name: "email-domains",
    about:
      "The domains by which members of public bodies are recognised, now and before they were saved last.",
    keys: /^EMAIL-DOMAINS /,
    record: "domains",
    shape: domainListSchema,
  },
  {
    name: "member-approval",
    about: "Which kinds of organisation and of address wait for the team before they are members.",
    keys: /^MEMBER-APPROVAL /,
    record: "rules",
    shape: approvalRulesSchema,
  },
  {
    name: "failures",
    about: "Work of the system that failed and waited to be done again.",
    keys: /^FAILURE#/,
    record: "failure",
    shape: failureSchema,
  },
  {
    name: "retention",
    about: "How long kinds of record are kept, as the team set it, and what went on which night.",
    keys: /^(RETENTION |RETENTION-RUN#)/,
  },
  {
    name: "privacy-controller",
    about: "Who answers for the data, as the privacy notice says it.",
    keys: /^PRIVACY-CONTROLLER /,
    record: "controller",
    shape: controllerSchema,
  },
  {
    name: "access-requests",
    about: "Who asked for a copy of what is kept about them, and how that was answered.",
    keys: /^ACCESS#\S+ ACCESS$/,
    record: "access",
    shape: accessRequestSchema,
  },
  {
    name: "erasures",
    about: "Who asked to be erased, while that is under way; afterwards the certificate, which names nobody.",
    keys: /^ERASURE#\S+ ERASURE$/,
    record: "erasure",
    shape: erasureSchema,
  },
  {
    name: "erasure-parts",
    about: "What erasures did, in numbers, and what had to stay.",
    keys: /^ERASURE#/,
  },
  {
    name: "exports",
    about: "Exports like this one: who asked for each and when.",
    keys: /^EXPORT#/,
    record: "export",
    shape: exportSchema,
  },
];
