import { readEvent } from "../../shared/events/store.ts";
import notFound from "../../shared/pages/not-found.njk";
import { parseReference } from "../../shared/platform/references.ts";
import type { Page } from "../entry-points/page.ts";
import eventPage from "./event.njk";
import { describe, publicEvent } from "./event-view.ts";

/** One event, with the way to register while it is open. */
export const getEvent: Page = async (needs, request, visit) => {
  const reference = parseReference("event", request.parameters["reference"] ?? "");
  const state = reference === null ? undefined : await readEvent(needs.table, reference);
  const event = publicEvent(state, needs.now());
  if (event === null) return visit.show(notFound, {}, 404);
  return visit.show(eventPage, { event, description: describe(event.description) });
};
