import { lettersToRegistered } from "../../shared/events/fan-out.ts";
import { eventMessage, eventMessageToApprove } from "../../shared/events/messages/letters.ts";
import { isInGroup } from "../../shared/events/messages/model.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { LetterApproved } from "../../shared/letters/entries.ts";
import { letter } from "../../shared/letters/letter.ts";
import { readLetter } from "../../shared/letters/store.ts";
import { type FanOutPlan, fanOutReaction } from "../entry-points/fan-out.ts";

/** Sends a message about an event to those of its people for whom it was written, in the words that were approved. */
export const onLetterApproved: FanOutPlan<DataOf<typeof LetterApproved>> = async (
  { table },
  entry,
  occasion,
) => {
  const approved = await readLetter(table, entry.subject.id);
  if (approved === undefined || approved.kind !== eventMessageToApprove.kind) return [];
  const { to, ticked, people: _people, ...facts } = eventMessageToApprove.facts.parse(approved.facts);
  const chosen = new Set(ticked);
  const about = `event:${facts.event}`;
  const letters = lettersToRegistered(table, { event: facts.event, at: entry.at }, (registration) =>
    isInGroup(to, registration, chosen)
      ? letter(eventMessage, { to: { person: registration.person }, about, facts }, occasion)
      : undefined,
  );
  return [letters];
};

export const handler = fanOutReaction("events/on-letter-approved", [LetterApproved], onLetterApproved);
