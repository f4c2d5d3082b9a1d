import type { EventStatus } from "../../../shared/events/event/model.ts";
import { type EventRange, listEvents } from "../../../shared/events/store.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import type { Instant } from "../../../shared/platform/clock.ts";
import { nothing, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import events from "./desk-events.njk";
import { filled } from "./event-view.ts";

const views = ["upcoming", "draft", "past", "cancelled"] as const;

/** What each view of the list asks for. */
const listOf = (name: (typeof views)[number], now: Instant): [EventStatus, EventRange] => {
  if (name === "upcoming") return ["published", { from: now }];
  if (name === "past") return ["published", { to: now, latestFirst: true }];
  return [name, { latestFirst: name === "cancelled" }];
};

/** The team's events: those to come, or with `?show=` drafts, past or cancelled ones. */
export const page = deskPage({
  path: paths.deskEvents,
  names: nothing,
  load: async ({ table, now }, _named, { request }) => {
    const shown = views.find((name) => name === request.query["show"]) ?? "upcoming";
    return { shown, states: await listEvents(table, ...listOf(shown, now())) };
  },
  show: (_needs, { shown, states }) =>
    view(events, {
      view: shown,
      views,
      events: states.map((state) => ({
        ...state.event,
        ...filled(state),
        href: toPath(paths.deskEvent, { reference: state.event.reference }),
      })),
    }),
});
