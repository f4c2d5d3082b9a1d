import type { EventStatus } from "../../shared/events/event.ts";
import { type EventRange, listEvents } from "../../shared/events/store.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { Instant } from "../../shared/platform/clock.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import eventsPage from "./desk-events.njk";
import { filled } from "./event-view.ts";

const views = ["upcoming", "draft", "past", "cancelled"] as const;

/** What each view of the list asks for. */
const listOf = (view: (typeof views)[number], now: Instant): [EventStatus, EventRange] => {
  if (view === "upcoming") return ["published", { from: now }];
  if (view === "past") return ["published", { to: now, latestFirst: true }];
  return [view, { latestFirst: view === "cancelled" }];
};

/** The team's events: those to come, or with `?show=` drafts, past or cancelled ones. */
export const getDeskEvents: DeskPage = async (needs, request, visit) => {
  const view = views.find((name) => name === request.query["show"]) ?? "upcoming";
  const states = await listEvents(needs.table, ...listOf(view, needs.now()));
  return visit.show(eventsPage, {
    view,
    views,
    events: states.map((state) => ({
      ...state.event,
      ...filled(state),
      href: toPath(paths.deskEvent, { reference: state.event.reference }),
    })),
  });
};
