import type { PlaceOffered } from "../../shared/events/entries.ts";
import { registrationFacts } from "../../shared/events/places/letter-parts.ts";
import type { offered } from "../../shared/events/places/letters.ts";
import { registrationOf } from "../../shared/events/read.ts";
import { commit } from "../../shared/journal/commit.ts";
import type { DataOf, Entry } from "../../shared/journal/entry.ts";
import { subjectOf } from "../../shared/journal/store.ts";
import { letter } from "../../shared/letters/letter.ts";
import type { ReactionOccasion } from "../entry-points/entry.ts";
import type { Needs } from "../entry-points/needs.ts";

/**
 * Writes to somebody for whom a place is held until a moment; unless they took or gave it up, or the time was over, in the meantime. The
 * kind of letter says why it is held.
 */
export const tellWhoMayTakeAPlace = async (
  kind: typeof offered,
  needs: Needs,
  entry: Entry<string, DataOf<typeof PlaceOffered>>,
  occasion: ReactionOccasion,
): Promise<void> => {
  const found = await registrationOf(needs.table, entry);
  if (found?.registration.status !== "offered" || found.state.event.status !== "published") return;
  const { until } = entry.data;
  const told = letter(
    kind,
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
