import { cancelEvent, publishEvent, recordAttendance } from "../../../shared/events/event/commands.ts";
import { stands } from "../../../shared/events/places/model.ts";
import { readWholeEvent } from "../../../shared/events/store.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { byReference, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { field, type PageRequest } from "../../entry-points/request.ts";
import { deskRefusals } from "../refusals.ts";
import eventPage from "./desk-event.njk";
import cancelPage from "./desk-event-cancel.njk";
import { describe, filled } from "./event-view.ts";

/** How many people the page shows at once. */
const PAGE = 200;

/** Which page of people is asked for, of so many; counted from 1. */
const pageAsked = ({ query, form }: PageRequest, pages: number): number =>
  Math.min(pages, Math.max(1, Math.trunc(Number(query["page"] ?? field(form, "_page"))) || 1));

/** Who was shown and who of them was ticked. */
const attendanceIn = ({ form }: PageRequest): ReadonlyMap<string, boolean> => {
  const came = new Set(form.get("came"));
  return new Map((form.get("shown") ?? []).map((person) => [person, came.has(person)]));
};

const sayCancelled = (people: number): string => {
  if (people === 0) return "Cancelled. Nobody was registered, so no email was sent.";
  return people === 1
    ? "Cancelled. We are emailing the 1 person who was registered or waiting."
    : `Cancelled. We are emailing the ${people.toLocaleString("en-GB")} people who were registered or waiting.`;
};

/** One event with its people, in the order in which they came: to publish or cancel (after asking), and to record who came. */
export const page = deskPage({
  path: paths.deskEvent,
  names: byReference("event"),
  load: ({ table }, reference) => readWholeEvent(table, reference),
  show: ({ now }, { state, registrations }, { request }) => {
    const { event } = state;
    const { reference } = event;
    const waiting = registrations.filter((registration) => registration.status === "waiting");
    const others = registrations.filter((registration) => registration.status !== "waiting");
    const pages = Math.max(1, Math.ceil(Math.max(others.length, waiting.length) / PAGE));
    const shown = pageAsked(request, pages);
    const from = (shown - 1) * PAGE;
    return view(eventPage, {
      event,
      counts: filled(state),
      description: describe(event.description),
      begun: event.startsAt <= now(),
      over: event.endsAt <= now(),
      people: others.slice(from, from + PAGE),
      waiters: waiting
        .map((registration, index) => ({ ...registration, position: index + 1 }))
        .slice(from, from + PAGE),
      standing: registrations.filter(stands).length,
      attended: registrations.filter(({ attended }) => attended === true).length,
      page: shown,
      pages,
      hrefs: {
        own: toPath(paths.deskEvent, { reference }),
        edit: toPath(paths.deskEditEvent, { reference }),
        file: toPath(paths.deskRegistrations, { reference }),
        site: toPath(paths.event, { reference }),
      },
    });
  },
  asks: {
    cancel: (_needs, { state: { event, counts } }) =>
      view(cancelPage, {
        event,
        people: counts.taken + counts.offered + counts.waiting,
        own: toPath(paths.deskEvent, { reference: event.reference }),
      }),
  },
  steps: (step) => ({
    publish: step({
      run: (needs, reference, given) => publishEvent(needs, reference, given),
      done: "Published. People can register now.",
    }),
    cancel: step({
      run: async (needs, reference, given) => {
        const cancelled = await cancelEvent(needs, reference, given);
        const people = field(given.request.form, "_people");
        return "refusal" in cancelled ? cancelled : { ...cancelled, keep: { people } };
      },
      done: ({ people = "" }) => sayCancelled(Number(people) || 0),
    }),
    attendance: step({
      run: async (needs, reference, given) => {
        const came = attendanceIn(given.request);
        const recorded = await recordAttendance(needs, { reference, came }, given);
        const page = field(given.request.form, "_page");
        return "refusal" in recorded ? recorded : { ...recorded, keep: /^\d+$/.test(page) ? { page } : {} };
      },
      done: "Attendance recorded.",
    }),
  }),
  arrivals: {
    drafted: "Saved as a draft. The public does not see it until you publish it.",
    changed: "Changed.",
  },
  refusals: {
    "already-published": deskRefusals["already-published"],
    "already-cancelled": deskRefusals["already-cancelled"],
    cancelled: deskRefusals.cancelled,
    started: deskRefusals.started,
    "in-the-past": deskRefusals["in-the-past"],
    "not-published": deskRefusals["not-published"],
    "not-started": deskRefusals["not-started"],
  },
});
