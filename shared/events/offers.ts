import type { CommitNeeds } from "../journal/commit.ts";
import type { Occasion } from "../journal/entry.ts";
import { letter } from "../letters/letter.ts";
import { pauseBeforeTry } from "./commands.ts";
import { lapseOffer, offerPlaces, offersDue } from "./decide.ts";
import { registrationFacts } from "./letter-parts.ts";
import { offerLapsed } from "./letters.ts";
import type { RegistrationName } from "./registration.ts";
import { saveOffers, saveRegistration } from "./save.ts";
import { firstWaiters, readEvent, readRegistration } from "./store.ts";

/** An offer is four writes; twenty and what goes with them fit into one transaction. */
const MOST_AT_ONCE = 20;

/**
 * Offers every free place to those who wait, first come, first served, until there is no place or nobody left. It goes by the event's
 * state and not by what freed the place, so that calling it twice, late or at the same time as another offers no place twice.
 */
export const offerFreePlaces = async (
  needs: CommitNeeds,
  reference: string,
  once: string,
  occasion: Occasion,
): Promise<void> => {
  for (let attempt = 1; ; ) {
    await pauseBeforeTry(needs, attempt);
    const state = await readEvent(needs.table, reference);
    const due = state === undefined ? 0 : offersDue(state, occasion.now);
    if (state === undefined || due === 0) return;
    const waiters = await firstWaiters(needs.table, reference, Math.min(due, MOST_AT_ONCE));
    const [first] = waiters;
    // The list and the count are read apart, so they can disagree for a moment; if they go on to, the pause gives up and throws.
    const saved =
      first !== undefined &&
      (await saveOffers(
        needs,
        state,
        offerPlaces(state, waiters, occasion),
        `${once}:offers:${first.reference}`,
      ));
    attempt = saved !== false && saved.outcome === "committed" ? 1 : attempt + 1;
  }
};

/** Takes back an offer whose time is over and tells the person; does nothing if it was answered. */
export const lapse = async (
  needs: CommitNeeds,
  offer: RegistrationName & { readonly registration: string },
  once: string,
  occasion: Occasion,
): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    await pauseBeforeTry(needs, attempt);
    const found = await readRegistration(needs.table, offer);
    if (found === undefined) return;
    const { state, registration } = found;
    const decision = lapseOffer(state, registration, offer, occasion.now);
    if (decision === null) return;
    const { reference, endsAt } = state.event;
    const told = letter(
      offerLapsed,
      {
        to: { person: offer.person },
        about: `event:${reference}`,
        facts: registrationFacts(state.event, registration),
        usefulUntil: endsAt,
      },
      occasion,
    );
    const saved = await saveRegistration(needs, decision, {
      once,
      state,
      before: registration,
      letters: [told],
    });
    if (saved.outcome !== "refused") return;
  }
};
