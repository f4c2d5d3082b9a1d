import { EventWaitlisted } from "../../shared/events/entries.ts";
import { registrationFacts } from "../../shared/events/places/letter-parts.ts";
import { waitlisted } from "../../shared/events/places/letters.ts";
import { registrationOf } from "../../shared/events/read.ts";
import { waitingPosition } from "../../shared/events/store.ts";
import { commit } from "../../shared/journal/commit.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { subjectOf } from "../../shared/journal/store.ts";
import { letter } from "../../shared/letters/letter.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";

/** Tells somebody that they wait, and at which position; unless they have left the list or had their turn in the meantime. */
export const onEventWaitlisted: Reaction<DataOf<typeof EventWaitlisted>> = async (needs, entry, occasion) => {
  const found = await registrationOf(needs.table, entry);
  if (found?.registration.status !== "waiting" || found.state.event.status !== "published") return;
  const { event } = found.state;
  const position = await waitingPosition(needs.table, event.reference, found.registration);
  const told = letter(
    waitlisted,
    {
      to: { person: found.registration.person },
      about: subjectOf(entry),
      facts: { ...registrationFacts(event, found.registration), position },
      usefulUntil: event.startsAt,
    },
    occasion,
  );
  await commit(needs, { once: occasion.once, letters: [told] });
};

export const handler = reaction("events/on-event-waitlisted", EventWaitlisted, onEventWaitlisted);
