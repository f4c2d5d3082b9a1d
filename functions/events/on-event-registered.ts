import { EventRegistered } from "../../shared/events/entries.ts";
import { registrationFacts } from "../../shared/events/places/letter-parts.ts";
import { registered } from "../../shared/events/places/letters.ts";
import { registrationOf } from "../../shared/events/read.ts";
import { commit } from "../../shared/journal/commit.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { subjectOf } from "../../shared/journal/store.ts";
import { letter } from "../../shared/letters/letter.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";

/** Confirms a place, with the invitation for the calendar; unless it was given up again in the meantime or the event is over. */
export const onEventRegistered: Reaction<DataOf<typeof EventRegistered>> = async (needs, entry, occasion) => {
  const found = await registrationOf(needs.table, entry);
  if (found?.registration.status !== "taken" || found.state.event.status !== "published") return;
  const { event } = found.state;
  // A list of past registrations that is taken over, or an old day that is published again.
  if (event.endsAt <= occasion.now) return;
  const confirmation = letter(
    registered,
    {
      to: { person: found.registration.person },
      about: subjectOf(entry),
      facts: { ...registrationFacts(event, found.registration), by: entry.data.by },
      usefulUntil: event.endsAt,
    },
    occasion,
  );
  await commit(needs, { once: occasion.once, letters: [confirmation] });
};

export const handler = reaction("events/on-event-registered", EventRegistered, onEventRegistered);
