import { paths } from "../shared/pages/paths.ts";
import { catalogueFileRoutes } from "./catalogue/desk-file-routes.ts";
import { catalogueDeskRoutes } from "./catalogue/desk-routes.ts";
import { enquiryRoutes } from "./enquiries/desk-routes.ts";
import { admitTeam, type DeskRoute, type DeskVisit } from "./entry-points/desk-page.ts";
import { type Route, served, type Visit, webHandler } from "./entry-points/page.ts";
import { pageNeeds } from "./entry-points/page-needs.ts";
import { exportRoutes } from "./exports/desk-routes.ts";
import { followUpRoutes } from "./follow-ups/desk-routes.ts";
import { impactSurveyDeskRoutes } from "./impact-surveys/desk-routes.ts";
import { outboxRoutes } from "./letters/outbox-routes.ts";
import { linkRoutes } from "./links/desk-routes.ts";
import { organisationRoutes } from "./organisations/desk-routes.ts";
import { problemDeskRoutes } from "./problems/desk-routes.ts";
import { projectRoutes } from "./projects/desk-routes.ts";
import { reUseDeskRoutes } from "./re-uses/desk-routes.ts";
import { teamRoutes } from "./sign-in/desk-routes.ts";
import { weekNoteRoutes } from "./week-notes/desk-routes.ts";

const signInRoutes: readonly Route[] = [
  {
    method: "GET",
    path: paths.signIn,
    page: async () => (await import("./sign-in/get-sign-in.ts")).getSignIn,
  },
  {
    method: "GET",
    path: paths.signedIn,
    page: async () => (await import("./sign-in/get-signed-in.ts")).getSignedIn,
  },
  {
    method: "GET",
    path: paths.signOut,
    page: async () => (await import("./sign-in/get-sign-out.ts")).getSignOut,
  },
  {
    method: "POST",
    path: paths.signOut,
    page: async () => (await import("./sign-in/post-sign-out.ts")).postSignOut,
  },
  {
    method: "GET",
    path: paths.signedOut,
    page: async () => (await import("./sign-in/get-signed-out.ts")).getSignedOut,
  },
];

const deskRoutes: readonly DeskRoute[] = [
  {
    method: "GET",
    path: paths.desk,
    role: "viewer",
    page: async () => (await import("./home/get-desk.ts")).getDesk,
  },
  {
    method: "GET",
    path: paths.deskHomePage,
    role: "viewer",
    page: async () => (await import("./home/get-desk-home-page.ts")).getDeskHomePage,
  },
  {
    method: "POST",
    path: paths.deskHomePage,
    role: "team",
    page: async () => (await import("./home/post-desk-home-page.ts")).postDeskHomePage,
  },
  {
    method: "GET",
    path: paths.deskFile,
    role: "viewer",
    page: async () => (await import("./files/get-desk-file.ts")).getDeskFile,
  },
  {
    method: "GET",
    path: paths.deskMembers,
    role: "viewer",
    page: async () => (await import("./members/get-desk-members.ts")).getDeskMembers,
  },
  ...organisationRoutes,
  ...catalogueFileRoutes,
  ...enquiryRoutes,
  ...projectRoutes,
  ...teamRoutes,
  ...followUpRoutes,
  ...reUseDeskRoutes,
  ...weekNoteRoutes,
  ...impactSurveyDeskRoutes,
  {
    method: "GET",
    path: paths.deskEvents,
    role: "viewer",
    page: async () => (await import("./events/get-desk-events.ts")).getDeskEvents,
  },
  {
    method: "GET",
    path: paths.deskNewEvent,
    role: "team",
    page: async () => (await import("./events/get-desk-new-event.ts")).getDeskNewEvent,
  },
  {
    method: "POST",
    path: paths.deskNewEvent,
    role: "team",
    page: async () => (await import("./events/post-desk-new-event.ts")).postDeskNewEvent,
  },
  {
    method: "GET",
    path: paths.deskEvent,
    role: "viewer",
    page: async () => (await import("./events/get-desk-event.ts")).getDeskEvent,
  },
  {
    method: "POST",
    path: paths.deskEvent,
    role: "team",
    page: async () => (await import("./events/post-desk-event.ts")).postDeskEvent,
  },
  {
    method: "GET",
    path: paths.deskEditEvent,
    role: "team",
    page: async () => (await import("./events/get-desk-edit-event.ts")).getDeskEditEvent,
  },
  {
    method: "POST",
    path: paths.deskEditEvent,
    role: "team",
    page: async () => (await import("./events/post-desk-edit-event.ts")).postDeskEditEvent,
  },
  {
    method: "GET",
    path: paths.deskRegistrations,
    role: "viewer",
    page: async () => (await import("./events/get-desk-registrations.ts")).getDeskRegistrations,
  },
  {
    method: "GET",
    path: paths.deskReport,
    role: "viewer",
    page: async () => (await import("./reports/get-desk-report.ts")).getDeskReport,
  },
  {
    method: "GET",
    path: paths.deskReportWeek,
    role: "viewer",
    page: async () => (await import("./reports/get-desk-report.ts")).getDeskReportWeek,
  },
  {
    method: "GET",
    path: paths.deskLetters,
    role: "viewer",
    page: async () => (await import("./letters/get-desk-letters.ts")).getDeskLetters,
  },
  {
    method: "GET",
    path: paths.deskLetterKinds,
    role: "viewer",
    page: async () => (await import("./letters/get-desk-letter-kinds.ts")).getDeskLetterKinds,
  },
  {
    method: "GET",
    path: paths.deskLetter,
    role: "viewer",
    page: async () => (await import("./letters/get-desk-letter.ts")).getDeskLetter,
  },
  {
    method: "GET",
    path: paths.deskFailures,
    role: "viewer",
    page: async () => (await import("./failures/get-desk-failures.ts")).getDeskFailures,
  },
  {
    method: "POST",
    path: paths.deskFailures,
    role: "team",
    page: async () => (await import("./failures/post-desk-failures.ts")).postDeskFailures,
  },
  {
    method: "GET",
    path: paths.deskJournal,
    role: "viewer",
    page: async () => (await import("./journal/get-desk-journal.ts")).getDeskJournal,
  },
  {
    method: "POST",
    path: paths.deskJournal,
    role: "team",
    page: async () => (await import("./journal/post-desk-journal.ts")).postDeskJournal,
  },
  ...problemDeskRoutes,
  ...catalogueDeskRoutes,
  ...outboxRoutes,
  ...linkRoutes,
  ...exportRoutes,
];

/** The desk: the team's pages, and the way to sign in to them. */
export const desk = [
  ...served<Visit, Route>(signInRoutes, async () => ({
    actor: { kind: "system" },
    complete: (visit) => visit,
  })),
  ...served<DeskVisit, DeskRoute>(deskRoutes, admitTeam),
];

export const handler = webHandler(desk, pageNeeds);
