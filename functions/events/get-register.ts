import { readEvent } from "../../shared/events/store.ts";
import notFound from "../../shared/pages/not-found.njk";
import { parseReference } from "../../shared/platform/references.ts";
import type { Page } from "../entry-points/page.ts";
import { publicEvent } from "./event-view.ts";
import registerPage from "./register.njk";

/** The empty registration form; for an event that is closed, the event's page, which says why. */
export const getRegister: Page = async (needs, request, visit) => {
  const reference = parseReference("event", request.parameters["reference"] ?? "");
  const state = reference === null ? undefined : await readEvent(needs.table, reference);
  const event = publicEvent(state, needs.now());
  if (event === null) return visit.show(notFound, {}, 404);
  if (event.closed !== null) return { redirect: event.href };
  return visit.show(registerPage, { event, answers: {} });
};
