import { EventChanged } from "../../shared/events/entries.ts";
import { changed as changedLetter } from "../../shared/events/event/letters.ts";
import { lettersToRegistered } from "../../shared/events/fan-out.ts";
import { registrationFacts } from "../../shared/events/places/letter-parts.ts";
import { offersOfFreePlaces } from "../../shared/events/places/offers.ts";
import { readEvent } from "../../shared/events/store.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { subjectOf } from "../../shared/journal/store.ts";
import { letter } from "../../shared/letters/letter.ts";
import { type FanOutPlan, fanOutReaction } from "../entry-points/fan-out.ts";

/**
 * Moves the event in everybody's calendar, and offers new places to those who wait. What people are told is the event as it is now: a
 * change that was changed again is not worth a letter, the later one has its own.
 */
export const onEventChanged: FanOutPlan<DataOf<typeof EventChanged>> = async (needs, entry, occasion) => {
  const state = await readEvent(needs.table, entry.subject.id);
  if (state?.event.status !== "published") return [];
  const { event } = state;
  const offers = offersOfFreePlaces(needs.table, event.reference, occasion);
  const changed = entry.data.changed.filter((what) => what !== "places" && what !== "description");
  if (changed.length === 0) return [offers];
  const letters = lettersToRegistered(
    needs.table,
    { event: event.reference, at: entry.at },
    (registration) => {
      const { person, status } = registration;
      if (status === "cancelled" || status === "lapsed") return undefined;
      const facts = { ...registrationFacts(event, registration), status, changed };
      const sent = { to: { person }, about: subjectOf(entry), facts, usefulUntil: event.endsAt };
      return letter(changedLetter, sent, occasion);
    },
  );
  return [letters, offers];
};

export const handler = fanOutReaction("events/on-event-changed", [EventChanged], onEventChanged);
