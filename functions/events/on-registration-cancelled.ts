import { RegistrationCancelled } from "../../shared/events/entries.ts";
import { registrationFacts } from "../../shared/events/places/letter-parts.ts";
import { registrationCancelled } from "../../shared/events/places/letters.ts";
import { offersOfFreePlaces } from "../../shared/events/places/offers.ts";
import { readEvent } from "../../shared/events/store.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { subjectOf } from "../../shared/journal/store.ts";
import { letter } from "../../shared/letters/letter.ts";
import { type FanOutPlan, fanOutReaction } from "../entry-points/fan-out.ts";

/** Confirms to somebody that they are no longer registered, and offers the place to the next who waits. */
export const onRegistrationCancelled: FanOutPlan<DataOf<typeof RegistrationCancelled>> = async (
  needs,
  entry,
  occasion,
) => {
  const state = await readEvent(needs.table, entry.subject.id);
  if (state === undefined || entry.person === undefined) return [];
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
  const confirmation = async () => ({ letters: [told] });
  return held === "wait"
    ? [confirmation]
    : [confirmation, offersOfFreePlaces(needs.table, state.event.reference, occasion)];
};

export const handler = fanOutReaction(
  "events/on-registration-cancelled",
  [RegistrationCancelled],
  onRegistrationCancelled,
);
