import type { EventState } from "../../shared/events/event.ts";
import { readEvent } from "../../shared/events/store.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { parseReference } from "../../shared/platform/references.ts";
import { toLocal } from "../../shared/platform/wall-clock.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import eventFormPage from "./event-form.njk";

/** What the form for a change says: whom it concerns, and which state of the event it was made for. */
export const editEventForm = ({ event, counts }: EventState) => ({
  heading: "Change the event",
  action: "Save changes",
  back: { href: toPath(paths.deskEvent, { reference: event.reference }), text: event.title },
  sequence: event.sequence,
  people: event.status === "published" ? counts.taken + counts.offered + counts.waiting : 0,
});

/** The form with what the event is now. */
export const getDeskEditEvent: DeskPage = async (needs, request, visit) => {
  const reference = parseReference("event", request.parameters["reference"] ?? "");
  const state = reference === null ? undefined : await readEvent(needs.table, reference);
  if (state === undefined) return visit.show(notFound, {}, 404);
  const { title, description, startsAt, endsAt, place, places } = state.event;
  const answers = {
    title,
    description,
    date: toLocal(startsAt).slice(0, 10),
    startTime: toLocal(startsAt).slice(11),
    endTime: toLocal(endsAt).slice(11),
    place,
    places,
  };
  return visit.show(eventFormPage, { ...editEventForm(state), answers });
};
