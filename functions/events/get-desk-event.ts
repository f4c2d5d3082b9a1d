import type { EventState } from "../../shared/events/event.ts";
import { type Registration, stands } from "../../shared/events/registration.ts";
import { readWholeEvent } from "../../shared/events/store.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { parseReference } from "../../shared/platform/references.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskPage, DeskVisit } from "../entry-points/desk-page.ts";
import eventPage from "./desk-event.njk";
import { describe, filled } from "./event-view.ts";

/** How many people the page shows at once. */
const PAGE = 200;

/** An event with everybody who registered. */
export interface WholeEvent {
  readonly state: EventState;
  readonly registrations: readonly Registration[];
}

/** One event with its people, in the order in which they came, and what can be done with it. `page` counts from 1. */
export const showEvent = (
  visit: DeskVisit,
  { state, registrations }: WholeEvent,
  more: { readonly page?: number; readonly done?: string | undefined; readonly errors?: object } = {},
  status = 200,
): PageAnswer => {
  const { event } = state;
  const { reference } = event;
  const { now } = visit.occasion;
  const waiting = registrations.filter((registration) => registration.status === "waiting");
  const others = registrations.filter((registration) => registration.status !== "waiting");
  const pages = Math.max(1, Math.ceil(Math.max(others.length, waiting.length) / PAGE));
  const page = Math.min(pages, Math.max(1, Math.trunc(more.page ?? 1) || 1));
  const from = (page - 1) * PAGE;
  return visit.show(
    eventPage,
    {
      ...more,
      event,
      counts: filled(state),
      description: describe(event.description),
      begun: event.startsAt <= now,
      over: event.endsAt <= now,
      people: others.slice(from, from + PAGE),
      waiters: waiting
        .map((registration, index) => ({ ...registration, position: index + 1 }))
        .slice(from, from + PAGE),
      standing: registrations.filter(stands).length,
      attended: registrations.filter(({ attended }) => attended === true).length,
      page,
      pages,
      hrefs: {
        own: toPath(paths.deskEvent, { reference }),
        edit: toPath(paths.deskEditEvent, { reference }),
        file: toPath(paths.deskRegistrations, { reference }),
        site: toPath(paths.event, { reference }),
      },
    },
    status,
  );
};

const doneTexts: Readonly<Record<string, string>> = {
  drafted: "Saved as a draft. The public does not see it until you publish it.",
  published: "Published. People can register now.",
  changed: "Changed.",
  cancelled: "Cancelled. Everybody who registered is being told.",
  attendance: "Attendance recorded.",
};

/** The event whose reference is in the address. */
export const getDeskEvent: DeskPage = async (needs, request, visit) => {
  const reference = parseReference("event", request.parameters["reference"] ?? "");
  const whole = reference === null ? undefined : await readWholeEvent(needs.table, reference);
  if (whole === undefined) return visit.show(notFound, {}, 404);
  const done = doneTexts[request.query["done"] ?? ""];
  return showEvent(visit, whole, { page: Number(request.query["page"] ?? "1"), done });
};
