import { UNCHANGED } from "../../journal/answer.ts";
import { OVERTAKEN } from "../../journal/commit.ts";
import type { Occasion } from "../../journal/entry.ts";
import { changePage, type FanOutPart } from "../../journal/fan-out.ts";
import { letter } from "../../letters/letter.ts";
import type { Table } from "../../platform/dynamo.ts";
import { saveOffers, savePlace } from "../save.ts";
import { firstWaiters, readEvent, readRegistration } from "../store.ts";
import { lapseOffer, offerPlaces, offersDue } from "./decide-offers.ts";
import { registrationFacts } from "./letter-parts.ts";
import { offerLapsed } from "./letters.ts";
import type { RegistrationName } from "./model.ts";

/** An offer is four writes; twenty and what goes with them fit into one transaction. */
const MOST_AT_ONCE = 20;

/**
 * Offers of every free place to those who wait, first come, first served, until there is no place or nobody left. It goes by the event's
 * state and not by what freed the place, so that doing it twice, late or at the same time as another offers no place twice.
 */
export const offersOfFreePlaces =
  (table: Table, reference: string, occasion: Occasion): FanOutPart =>
  async () => {
    const state = await readEvent(table, reference);
    const due = state === undefined ? 0 : offersDue(state, occasion.now);
    if (state === undefined || due === 0) return {};
    const waiters = await firstWaiters(table, reference, Math.min(due, MOST_AT_ONCE));
    // The list and the count are read apart, so they can disagree for a moment.
    if (waiters.length === 0) return OVERTAKEN;
    const next = due > waiters.length ? "more" : undefined;
    return { ...saveOffers(state, offerPlaces(state, waiters, occasion)), next };
  };

/** The end of an offer whose time is over, which the person is told of; nothing if it was answered. */
export const endOfOffer =
  (
    table: Table,
    offer: RegistrationName & { readonly registration: string },
    occasion: Occasion,
  ): FanOutPart =>
  (_cursor, attempt) =>
    changePage(
      {
        read: async () => ({ found: await readRegistration(table, offer) }),
        decide: ({ found }) => {
          const decision = found && lapseOffer(found.state, found.registration, offer, occasion.now);
          return found === undefined || decision === undefined || decision === null
            ? UNCHANGED
            : { ...found, decision };
        },
        save: (_found, { state, registration, decision }) => {
          // Nobody has shown that the address is theirs: one letter of a form is enough.
          if (registration.unconfirmed === true) return savePlace(decision, { state, before: registration });
          const { reference, endsAt } = state.event;
          const facts = registrationFacts(state.event, registration);
          const told = {
            to: { person: offer.person },
            about: `event:${reference}`,
            facts,
            usefulUntil: endsAt,
          };
          const letters = [letter(offerLapsed, told, occasion)];
          return savePlace(decision, { state, before: registration, letters });
        },
      },
      { next: undefined, attempt },
    );
