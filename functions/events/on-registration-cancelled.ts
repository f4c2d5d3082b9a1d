import { RegistrationCancelled } from "../../shared/events/entries.ts";
import { registrationFacts } from "../../shared/events/letter-parts.ts";
import { registrationCancelled } from "../../shared/events/letters.ts";
import { offerFreePlaces } from "../../shared/events/offers.ts";
import { readEvent } from "../../shared/events/store.ts";
import { commit } from "../../shared/journal/commit.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { subjectOf } from "../../shared/journal/store.ts";
import { letter } from "../../shared/letters/letter.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";

/** Confirms to somebody that they are no longer registered, and offers the place to the next who waits. Each step is made once, so a retry goes on where this one stopped. */
export const onRegistrationCancelled: Reaction<DataOf<typeof RegistrationCancelled>> = async (
  needs,
  entry,
  occasion,
) => {
  const state = await readEvent(needs.table, entry.subject.id);
  if (state === undefined || entry.person === undefined) return;
  const { registration: reference, held, sequence } = entry.data;
  const facts = registrationFacts(state.event, {
    reference,
    person: entry.person,
    status: "cancelled",
  });
  const told = letter(
    registrationCancelled,
    {
      to: { person: entry.person },
      about: subjectOf(entry),
      facts: { ...facts, sequence, held },
      usefulUntil: state.event.endsAt,
    },
    occasion,
  );
  await commit(needs, { once: occasion.once, letters: [told] });
  if (held !== "wait") await offerFreePlaces(needs, state.event.reference, occasion.once, occasion);
};

export const handler = reaction(
  "events/on-registration-cancelled",
  RegistrationCancelled,
  onRegistrationCancelled,
);
