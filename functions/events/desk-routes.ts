import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The desk's pages of events. */
export const eventDeskRoutes = [
  page(paths.deskEvents, () => import("./event/desk-events.ts")),
  page(paths.deskNewEvent, () => import("./event/desk-new-event.ts"), { look: "team" }),
  page(paths.deskEvent, () => import("./event/desk-event.ts")),
  page(paths.deskEditEvent, () => import("./event/desk-edit-event.ts"), { look: "team" }),
  page(paths.deskRegistrations, () => import("./places/desk-registrations.ts")),
  page(paths.deskEventMessage, () => import("./messages/desk-event-message.ts")),
];
