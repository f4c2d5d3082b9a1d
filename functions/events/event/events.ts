import { listEvents } from "../../../shared/events/store.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { nothing, view } from "../../entry-points/page-definition.ts";
import { sitePage } from "../../entry-points/page-file.ts";
import { publicEvent } from "./event-view.ts";
import events from "./events.njk";

/** What is on: the events that anybody can register for, the next one first. */
export const page = sitePage({
  path: paths.events,
  names: nothing,
  load: ({ table, now }) => listEvents(table, "published", { from: now() }),
  show: ({ now }, states) =>
    view(events, { events: states.flatMap((state) => publicEvent(state, now()) ?? []) }),
});
