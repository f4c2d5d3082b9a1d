import type { Instant } from "../../platform/clock.ts";
import type { Consent, Consents, GivenChannel, PurposeConsent, Withdrawn } from "./model.ts";
import { type Purpose, presentWording, purposeNames } from "./purposes.ts";

/** Whether somebody agrees to this at present. */
export const isGiven = (consents: Consents, purpose: Purpose): boolean => {
  const consent = consents[purpose];
  return consent !== undefined && consent.withdrawn === undefined;
};

/** Whether a member agrees to news at present, to that about a topic where one is named. */
export const wantsNews = (
  { consents, topics }: { readonly consents: Consents; readonly topics: readonly string[] },
  topic?: string,
): boolean => isGiven(consents, "news") && (topic === undefined || topics.includes(topic));

/** The purposes to which somebody agrees at present. */
export const givenPurposes = (consents: Consents): readonly Purpose[] =>
  purposeNames.filter((purpose) => isGiven(consents, purpose));

/** Consents to these purposes in the words that are shown now. */
export const newConsents = (
  purposes: readonly Purpose[],
  given: { readonly at: Instant; readonly channel: GivenChannel },
): Consents =>
  Object.fromEntries(purposes.map((purpose) => [purpose, { ...presentWording(purpose), ...given }]));

/** What a change makes of consents: how they are now, and those whose place a newer one took, which are kept as history. */
export interface ConsentsChanged {
  readonly consents: Consents;
  readonly earlier: readonly PurposeConsent[];
}

/**
 * Lets consents that were just given take the place of those of before. One that was withdrawn, or was given in other words, becomes history; one
 * that holds already in the same words stays as it is, so that giving twice is giving once.
 */
export const giveConsents = (before: Consents, given: Consents): ConsentsChanged => {
  const earlier: PurposeConsent[] = [];
  const consents: { [P in Purpose]?: Consent | undefined } = { ...before };
  for (const purpose of purposeNames) {
    const [old, fresh] = [before[purpose], given[purpose]];
    if (fresh === undefined) continue;
    if (old !== undefined && old.withdrawn === undefined && old.text === fresh.text) continue;
    if (old !== undefined) earlier.push({ purpose, consent: old });
    consents[purpose] = fresh;
  }
  return { consents, earlier };
};

/** Ends those of these consents that hold. What was never given, or is withdrawn already, stays as it is. */
export const withdrawConsents = (
  before: Consents,
  purposes: readonly Purpose[],
  withdrawn: Withdrawn,
): Consents => {
  const consents: { [P in Purpose]?: Consent | undefined } = { ...before };
  for (const purpose of purposes) {
    const old = before[purpose];
    if (old !== undefined && old.withdrawn === undefined) consents[purpose] = { ...old, withdrawn };
  }
  return consents;
};

/** The purposes to which somebody agrees now and did not before, and the other way round. */
export const consentChanges = (
  before: Consents,
  after: Consents,
): { readonly given: readonly Purpose[]; readonly withdrawn: readonly Purpose[] } => ({
  given: purposeNames.filter((purpose) => isGiven(after, purpose) && before[purpose] !== after[purpose]),
  withdrawn: purposeNames.filter((purpose) => isGiven(before, purpose) && !isGiven(after, purpose)),
});
