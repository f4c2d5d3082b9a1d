import { applicationSiteRoutes } from "./applications/site-routes.ts";
import { catalogueSiteRoutes } from "./catalogue/site-routes.ts";
import { championSiteRoutes } from "./champions/site-routes.ts";
import { contributionSiteRoutes } from "./contributions/site-routes.ts";
import { enquirySiteRoutes } from "./enquiries/site-routes.ts";
import { behindFrontDoor } from "./entry-points/front-door.ts";
import { type Route, served, type Visit, webHandler } from "./entry-points/page.ts";
import { siteNeeds } from "./entry-points/page-needs.ts";
import { siteRoutesOf } from "./entry-points/route.ts";
import { eventSiteRoutes } from "./events/site-routes.ts";
import { homeSiteRoutes } from "./home/site-routes.ts";
import { impactSurveySiteRoutes } from "./impact-surveys/site-routes.ts";
import { memberSiteRoutes } from "./members/site-routes.ts";
import { myPageSiteRoutes } from "./my-page/site-routes.ts";
import { newsletterSiteRoutes } from "./newsletters/site-routes.ts";
import { organisationSiteRoutes } from "./organisations/site-routes.ts";
import { privacySiteRoutes } from "./privacy/site-routes.ts";
import { reUseSiteRoutes } from "./re-uses/site-routes.ts";
import { reportSiteRoutes } from "./reports/site-routes.ts";
import { slotSiteRoutes } from "./slots/site-routes.ts";
import { surveySiteRoutes } from "./surveys/site-routes.ts";

const routes: readonly Route[] = [
  ...siteRoutesOf(homeSiteRoutes),
  ...siteRoutesOf(newsletterSiteRoutes),
  ...siteRoutesOf(eventSiteRoutes),
  ...siteRoutesOf(applicationSiteRoutes),
  ...siteRoutesOf(memberSiteRoutes),
  ...siteRoutesOf(championSiteRoutes),
  ...siteRoutesOf(myPageSiteRoutes),
  ...siteRoutesOf(privacySiteRoutes),
  ...siteRoutesOf(contributionSiteRoutes),
  ...siteRoutesOf(enquirySiteRoutes),
  ...siteRoutesOf(organisationSiteRoutes),
  ...siteRoutesOf(impactSurveySiteRoutes),
  ...siteRoutesOf(surveySiteRoutes),
  ...siteRoutesOf(reportSiteRoutes),
  ...siteRoutesOf(slotSiteRoutes),
  ...siteRoutesOf(reUseSiteRoutes),
  ...siteRoutesOf(catalogueSiteRoutes),
];

/** The site: the public pages, which anybody may see. */
export const site = served<Visit, Route>(routes, async () => ({
  actor: { kind: "person" },
  complete: (visit) => visit,
}));

export const handler = behindFrontDoor(webHandler(site, siteNeeds));
