import { EventCancelled } from "../../shared/events/entries.ts";
import { eventCancelled } from "../../shared/events/event/letters.ts";
import { lettersToRegistered } from "../../shared/events/fan-out.ts";
import { registrationFacts } from "../../shared/events/places/letter-parts.ts";
import { readEvent } from "../../shared/events/store.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { subjectOf } from "../../shared/journal/store.ts";
import { letter } from "../../shared/letters/letter.ts";
import { type FanOutPlan, fanOutReaction } from "../entry-points/fan-out.ts";

/** Tells everybody who has a place, is offered one or waits that the event is off, and takes it out of their calendars. */
export const onEventCancelled: FanOutPlan<DataOf<typeof EventCancelled>> = async (needs, entry, occasion) => {
  const state = await readEvent(needs.table, entry.subject.id);
  if (state === undefined) return [];
  const { event } = state;
  const letters = lettersToRegistered(
    needs.table,
    { event: event.reference, at: entry.at },
    (registration) => {
      const { person, status } = registration;
      if (status === "cancelled" || status === "lapsed") return undefined;
      const facts = { ...registrationFacts(event, registration), status };
      const sent = { to: { person }, about: subjectOf(entry), facts, usefulUntil: event.endsAt };
      return letter(eventCancelled, sent, occasion);
    },
  );
  return [letters];
};

export const handler = fanOutReaction("events/on-event-cancelled", [EventCancelled], onEventCancelled);
