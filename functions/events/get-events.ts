import { listEvents } from "../../shared/events/store.ts";
import type { Page } from "../entry-points/page.ts";
import { publicEvent } from "./event-view.ts";
import eventsPage from "./events.njk";

/** What is on: the events that anybody can register for, the next one first. */
export const getEvents: Page = async (needs, _request, visit) => {
  const now = needs.now();
  const states = await listEvents(needs.table, "published", { from: now });
  return visit.show(eventsPage, { events: states.flatMap((state) => publicEvent(state, now) ?? []) });
};
