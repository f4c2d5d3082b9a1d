import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import { consentChanges } from "./decide.ts";
import { ConsentGiven, ConsentWithdrawn } from "./entries.ts";
import type { Consents, GivenChannel, WithdrawnChannel } from "./model.ts";

/** Whose consents changed, from what to what, and where each direction would have been said. */
export interface ConsentsOf {
  readonly person: string;
  readonly before?: Consents;
  readonly after: Consents;
  readonly channels: { readonly given?: GivenChannel; readonly withdrawn?: WithdrawnChannel };
}

/** The entries of a change of consents: one for all that was given, one for all that was withdrawn, none for what stayed. */
export const recordConsents = (
  { person, before = {}, after, channels }: ConsentsOf,
  occasion: Occasion,
): readonly Entry[] => {
  const { given, withdrawn } = consentChanges(before, after);
  const about = { subject: person, person };
  const entries: Entry[] = [];
  if (given.length > 0 && channels.given !== undefined) {
    const data = { purposes: [...given], channel: channels.given };
    entries.push(record(ConsentGiven, { ...about, data }, occasion));
  }
  if (withdrawn.length > 0 && channels.withdrawn !== undefined) {
    const data = { purposes: [...withdrawn], channel: channels.withdrawn };
    entries.push(record(ConsentWithdrawn, { ...about, data }, occasion));
  }
  return entries;
};
