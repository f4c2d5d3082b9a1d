import { paths } from "../shared/pages/paths.ts";
import { catalogueSiteRoutes } from "./catalogue/site-routes.ts";
import { type Route, served, type Visit, webHandler } from "./entry-points/page.ts";
import { pageNeeds } from "./entry-points/page-needs.ts";
import { impactSurveySiteRoutes } from "./impact-surveys/site-routes.ts";
import { problemSiteRoutes } from "./problems/site-routes.ts";
import { reUseSiteRoutes } from "./re-uses/site-routes.ts";

const routes: readonly Route[] = [
  { method: "GET", path: paths.home, page: async () => (await import("./home/get-home.ts")).getHome },
  {
    method: "GET",
    path: paths.enquiry,
    page: async () => (await import("./enquiries/get-enquiry.ts")).getEnquiry,
    checked: true,
  },
  {
    method: "POST",
    path: paths.enquiry,
    page: async () => (await import("./enquiries/post-enquiry.ts")).postEnquiry,
    checked: true,
  },
  {
    method: "GET",
    path: paths.enquirySent,
    page: async () => (await import("./enquiries/get-enquiry-sent.ts")).getEnquirySent,
  },
  {
    method: "GET",
    path: paths.organisations,
    page: async () => (await import("./organisations/get-organisations.ts")).getOrganisations,
  },
  {
    method: "GET",
    path: paths.accessibility,
    page: async () => (await import("./home/get-statements.ts")).getAccessibility,
  },
  {
    method: "GET",
    path: paths.privacy,
    page: async () => (await import("./home/get-statements.ts")).getPrivacy,
  },
  {
    method: "GET",
    path: paths.join,
    page: async () => (await import("./members/get-join.ts")).getJoin,
    checked: true,
  },
  {
    method: "POST",
    path: paths.join,
    page: async () => (await import("./members/post-join.ts")).postJoin,
    checked: true,
  },
  {
    method: "GET",
    path: paths.joinRequested,
    page: async () => (await import("./members/get-join-requested.ts")).getJoinRequested,
  },
  {
    method: "GET",
    path: paths.joinConfirm,
    page: async () => (await import("./members/get-join-confirm.ts")).getJoinConfirm,
  },
  {
    method: "POST",
    path: paths.joinConfirm,
    page: async () => (await import("./members/post-join-confirm.ts")).postJoinConfirm,
  },
  {
    method: "GET",
    path: paths.leave,
    page: async () => (await import("./members/get-leave.ts")).getLeave,
  },
  {
    method: "POST",
    path: paths.leave,
    page: async () => (await import("./members/post-leave.ts")).postLeave,
  },
  {
    method: "GET",
    path: paths.unsubscribe,
    page: async () => (await import("./members/get-unsubscribe.ts")).getUnsubscribe,
  },
  {
    method: "POST",
    path: paths.unsubscribe,
    page: async () => (await import("./members/post-unsubscribe.ts")).postUnsubscribe,
    fromAnywhere: true,
  },
  {
    method: "GET",
    path: paths.events,
    page: async () => (await import("./events/get-events.ts")).getEvents,
  },
  {
    method: "GET",
    path: paths.event,
    page: async () => (await import("./events/get-event.ts")).getEvent,
  },
  {
    method: "GET",
    path: paths.register,
    page: async () => (await import("./events/get-register.ts")).getRegister,
    checked: true,
  },
  {
    method: "POST",
    path: paths.register,
    page: async () => (await import("./events/post-register.ts")).postRegister,
    checked: true,
  },
  {
    method: "GET",
    path: paths.registered,
    page: async () => (await import("./events/get-registered.ts")).getRegistered,
  },
  {
    method: "GET",
    path: paths.registration,
    page: async () => (await import("./events/get-registration.ts")).getRegistration,
  },
  {
    method: "POST",
    path: paths.registration,
    page: async () => (await import("./events/post-registration.ts")).postRegistration,
  },
  {
    method: "GET",
    path: paths.offer,
    page: async () => (await import("./events/get-offer.ts")).getOffer,
  },
  {
    method: "POST",
    path: paths.offer,
    page: async () => (await import("./events/post-offer.ts")).postOffer,
  },
  ...problemSiteRoutes,
  ...impactSurveySiteRoutes,
  ...reUseSiteRoutes,
  ...catalogueSiteRoutes,
];

/** The site: the public pages, which anybody may see. */
export const site = served<Visit, Route>(routes, async () => ({
  actor: { kind: "person" },
  complete: (visit) => visit,
}));

export const handler = webHandler(site, pageNeeds);
