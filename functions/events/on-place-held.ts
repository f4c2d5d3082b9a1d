import { PlaceHeld } from "../../shared/events/entries.ts";
import { registrationFacts } from "../../shared/events/places/letter-parts.ts";
import { placeHeld } from "../../shared/events/places/letters.ts";
import { registrationOf } from "../../shared/events/read.ts";
import { commit } from "../../shared/journal/commit.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { subjectOf } from "../../shared/journal/store.ts";
import { letter } from "../../shared/letters/letter.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";

/** Sends the link that makes a held place theirs; unless it was followed, given up or lapsed in the meantime. */
export const onPlaceHeld: Reaction<DataOf<typeof PlaceHeld>> = async (needs, entry, occasion) => {
  const found = await registrationOf(needs.table, entry);
  if (found?.registration.status !== "offered" || found.state.event.status !== "published") return;
  const { until } = entry.data;
  const told = letter(
    placeHeld,
    {
      to: { person: found.registration.person },
      about: subjectOf(entry),
      facts: { ...registrationFacts(found.state.event, found.registration), until },
      usefulUntil: until,
    },
    occasion,
  );
  await commit(needs, { once: occasion.once, letters: [told] });
};

export const handler = reaction("events/on-place-held", PlaceHeld, onPlaceHeld);
