import { changeEvent } from "../../../shared/events/event/commands.ts";
import type { EventState } from "../../../shared/events/event/model.ts";
import { eventForm } from "../../../shared/events/input.ts";
import { readEvent } from "../../../shared/events/store.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { toLocal } from "../../../shared/platform/wall-clock.ts";
import { byReference, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { field } from "../../entry-points/request.ts";
import { deskRefusals } from "../refusals.ts";
import form from "./event-form.njk";

const answersOf = ({ event }: EventState) => ({
  title: event.title,
  description: event.description,
  date: toLocal(event.startsAt).slice(0, 10),
  startTime: toLocal(event.startsAt).slice(11),
  endTime: toLocal(event.endsAt).slice(11),
  place: event.place,
  places: event.places,
});

const tooFewPlaces = ({ counts }: EventState) => {
  const inUse = counts.taken + counts.offered;
  const people = inUse === 1 ? "1 person has" : `${inUse} people have`;
  const text = `${people} a place or an offer. Enter ${inUse} or more`;
  return { field: "places", text, status: 422 } as const;
};

/** Changes an event. People are told by the reaction to it. */
export const page = deskPage({
  path: paths.deskEditEvent,
  names: byReference("event"),
  load: ({ table }, reference) => readEvent(table, reference),
  show: (_needs, state, { request }) => {
    const { event, counts } = state;
    const seen = field(request.form, "_sequence");
    return view(form, {
      heading: "Change the event",
      action: "Save changes",
      back: { href: toPath(paths.deskEvent, { reference: event.reference }), text: event.title },
      // The version that the person saw, also when the form comes back: what others changed meanwhile is not overwritten.
      sequence: seen === "" ? event.sequence : Number(seen),
      people: event.status === "published" ? counts.taken + counts.offered + counts.waiting : 0,
      answers: answersOf(state),
    });
  },
  steps: (step) => ({
    changed: step({
      form: eventForm,
      run: async (needs, reference, given) => {
        const sequence = Number(field(given.request.form, "_sequence"));
        const changed = await changeEvent(needs, { reference, sequence, details: given.form }, given);
        return "refusal" in changed
          ? changed
          : { ...changed, leadsTo: toPath(paths.deskEvent, { reference }), keep: {} };
      },
    }),
  }),
  refusals: {
    cancelled: deskRefusals.cancelled,
    started: deskRefusals.started,
    "in-the-past": { field: "date", text: deskRefusals["in-the-past"], status: 422 },
    "too-few-places": (state) => tooFewPlaces(state),
    "changed-meanwhile":
      "Someone else changed this event while you were editing it. Open it again to see what it says now.",
  },
});
