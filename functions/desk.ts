import { applicationDeskRoutes } from "./applications/desk-routes.ts";
import { catalogueDeskRoutes } from "./catalogue/desk-routes.ts";
import { championDeskRoutes } from "./champions/desk-routes.ts";
import { contributionDeskRoutes } from "./contributions/desk-routes.ts";
import { engagementDeskRoutes } from "./engagement/desk-routes.ts";
import { enquiryDeskRoutes } from "./enquiries/desk-routes.ts";
import { admitTeam, type DeskRoute, type DeskVisit } from "./entry-points/desk-page.ts";
import { behindFrontDoor } from "./entry-points/front-door.ts";
import { type Route, served, webHandler } from "./entry-points/page.ts";
import { deskNeeds } from "./entry-points/page-needs.ts";
import { deskRoutesOf, siteRoutesOf } from "./entry-points/route.ts";
import type { DeskNeeds } from "./entry-points/session.ts";
import { eventDeskRoutes } from "./events/desk-routes.ts";
import { exportDeskRoutes } from "./exports/desk-routes.ts";
import { failureDeskRoutes } from "./failures/desk-routes.ts";
import { fileImportDeskRoutes } from "./file-import/desk-routes.ts";
import { fileDeskRoutes } from "./files/desk-routes.ts";
import { followUpDeskRoutes } from "./follow-ups/desk-routes.ts";
import { handOverDeskRoutes } from "./hand-overs/desk-routes.ts";
import { homeDeskRoutes } from "./home/desk-routes.ts";
import { impactSurveyDeskRoutes } from "./impact-surveys/desk-routes.ts";
import { journalDeskRoutes } from "./journal/desk-routes.ts";
import { letterDeskRoutes } from "./letters/desk-routes.ts";
import { linkDeskRoutes } from "./links/desk-routes.ts";
import { listDeskRoutes } from "./lists/desk-routes.ts";
import { memberDeskRoutes } from "./members/desk-routes.ts";
import { newsletterDeskRoutes } from "./newsletters/desk-routes.ts";
import { organisationDeskRoutes } from "./organisations/desk-routes.ts";
import { peopleDeskRoutes } from "./people/desk-routes.ts";
import { privacyDeskRoutes } from "./privacy/desk-routes.ts";
import { projectDeskRoutes } from "./projects/desk-routes.ts";
import { reUseDeskRoutes } from "./re-uses/desk-routes.ts";
import { reportDeskRoutes } from "./reports/desk-routes.ts";
import { searchDeskRoutes } from "./search/desk-routes.ts";
import { segmentDeskRoutes } from "./segments/desk-routes.ts";
import { signInRoutes, teamDeskRoutes } from "./sign-in/desk-routes.ts";
import type { SignInVisit } from "./sign-in/visit.ts";
import { surveyDeskRoutes } from "./surveys/desk-routes.ts";
import { taskDeskRoutes } from "./tasks/desk-routes.ts";
import { weekNoteDeskRoutes } from "./week-notes/desk-routes.ts";

const deskRoutes: readonly DeskRoute[] = [
  ...deskRoutesOf(homeDeskRoutes),
  ...deskRoutesOf(taskDeskRoutes),
  ...deskRoutesOf(searchDeskRoutes),
  ...deskRoutesOf(eventDeskRoutes),
  ...deskRoutesOf(applicationDeskRoutes),
  ...deskRoutesOf(reportDeskRoutes),
  ...deskRoutesOf(linkDeskRoutes),
  ...deskRoutesOf(exportDeskRoutes),
  ...deskRoutesOf(privacyDeskRoutes),
  ...deskRoutesOf(teamDeskRoutes),
  ...deskRoutesOf(handOverDeskRoutes),
  ...deskRoutesOf(letterDeskRoutes),
  ...deskRoutesOf(failureDeskRoutes),
  ...deskRoutesOf(journalDeskRoutes),
  ...deskRoutesOf(fileImportDeskRoutes),
  ...deskRoutesOf(listDeskRoutes),
  ...deskRoutesOf(memberDeskRoutes),
  ...deskRoutesOf(segmentDeskRoutes),
  ...deskRoutesOf(championDeskRoutes),
  ...deskRoutesOf(newsletterDeskRoutes),
  ...deskRoutesOf(contributionDeskRoutes),
  ...deskRoutesOf(engagementDeskRoutes),
  ...deskRoutesOf(peopleDeskRoutes),
  ...deskRoutesOf(fileDeskRoutes),
  ...deskRoutesOf(organisationDeskRoutes),
  ...deskRoutesOf(enquiryDeskRoutes),
  ...deskRoutesOf(projectDeskRoutes),
  ...deskRoutesOf(followUpDeskRoutes),
  ...deskRoutesOf(reUseDeskRoutes),
  ...deskRoutesOf(weekNoteDeskRoutes),
  ...deskRoutesOf(impactSurveyDeskRoutes),
  ...deskRoutesOf(surveyDeskRoutes),
  ...deskRoutesOf(catalogueDeskRoutes),
];

/** The desk: the team's pages, and the way to sign in to them. */
export const desk = [
  ...served<SignInVisit, Route<SignInVisit>, DeskNeeds>(siteRoutesOf(signInRoutes), async ({ deskKeys }) => ({
    actor: { kind: "system" },
    complete: (visit) => ({ ...visit, deskKeys }),
  })),
  ...served<DeskVisit, DeskRoute, DeskNeeds>(deskRoutes, admitTeam),
];

export const handler = behindFrontDoor(webHandler(desk, deskNeeds));
