import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The public pages of events. */
export const eventSiteRoutes = [
  page(paths.events, () => import("./event/events.ts")),
  page(paths.event, () => import("./event/event.ts")),
  page(paths.register, () => import("./places/register.ts"), { checked: true }),
  page(paths.registered, () => import("./places/registered.ts")),
  page(paths.registration, () => import("./places/registration.ts")),
  page(paths.offer, () => import("./places/offer.ts")),
];
