import * as z from "zod";
import { type CommitNeeds, commit, type Write, wasCommitted } from "../journal/commit.ts";
import type { Occasion } from "../journal/entry.ts";
import { letter } from "../letters/letter.ts";
import { addressKey, introduce } from "../people/store.ts";
import { readItems } from "../platform/dynamo.ts";
import { newReference, type RandomBytes } from "../platform/references.ts";
import { isLimit, type LimitRefusal } from "../protection/limits.ts";
import {
  type AcceptRefusal,
  acceptPlace,
  type CancelRefusal,
  cancelPlace,
  type PlaceDecision,
  registerPerson,
  type TakeRefusal,
  takeFreePlace,
} from "./decide.ts";
import { type Closed, closedBecause, type EventState, roomFor } from "./event.ts";
import type { RegistrationForm } from "./input.ts";
import { registrationFacts } from "./letter-parts.ts";
import { alreadyRegistered } from "./letters.ts";
import { type Registration, type RegistrationName, stands } from "./registration.ts";
import { saveRegistration } from "./save.ts";
import { eventKey, readRegistration, toEventState } from "./store.ts";

/** What a command about an event needs from the outside. */
export interface EventNeeds extends CommitNeeds {
  readonly randomBytes: RandomBytes;
}

const MOST_TRIES = 12;

/** Waits a little, and longer each time, before a decision that was overtaken is taken again. Throws after twelve tries. */
export const pauseBeforeTry = async (needs: CommitNeeds, attempt: number): Promise<void> => {
  if (attempt > MOST_TRIES) throw new Error(`A change was overtaken by others ${MOST_TRIES} times.`);
  if (attempt > 1) await needs.sleep(needs.random() * Math.min(500, 10 * 2 ** attempt));
};

/** What registering led to. Somebody who was registered already is told what a newcomer would be, so that nobody learns who is known. */
export type Registered =
  | { readonly place: "taken" | "waiting"; readonly person: string; readonly registration: string }
  | { readonly refusal: Closed | "unknown" | LimitRefusal };

const resultSchema = z.object({
  place: z.enum(["taken", "waiting"]),
  person: z.string(),
  registration: z.string(),
});

/** Tells somebody who registers again how they stand; at most once an hour, however often their address is typed in. */
const remindOf = async (
  needs: CommitNeeds,
  { event }: EventState,
  registration: Registration,
  occasion: Occasion,
): Promise<void> => {
  const { status, reference, person } = registration;
  if (status === "cancelled" || status === "lapsed") return;
  const hour = occasion.now.slice(0, 13);
  const told = { ...registrationFacts(event, registration), status };
  await commit(needs, {
    once: `events/registration-repeated:${reference}:${hour}`,
    letters: [
      letter(
        alreadyRegistered,
        { to: { person }, about: `event:${event.reference}`, facts: told, usefulUntil: event.endsAt },
        occasion,
      ),
    ],
  });
};

/** Counts the request of somebody who is registered as that of a newcomer is counted, so that the limits do not tell who is. */
const countRepeated = async (
  needs: CommitNeeds,
  once: string,
  counts: readonly Write<LimitRefusal>[],
): Promise<LimitRefusal | null> => {
  if (counts.length === 0) return null;
  const counted = await commit(needs, { once: `${once}:repeated`, writes: counts });
  return counted.outcome === "refused" ? counted.refusal : null;
};

/** Answers somebody whose registration stands; null when it does not stand any more and they can register anew. */
const meetAgain = async (
  needs: EventNeeds,
  name: RegistrationName,
  { once, counts }: { readonly once: string; readonly counts: readonly Write<LimitRefusal>[] },
  occasion: Occasion,
): Promise<Registered | null> => {
  const found = await readRegistration(needs.table, name);
  if (found === undefined || !stands(found.registration)) return null;
  const limit = await countRepeated(needs, once, counts);
  if (limit !== null) return { refusal: limit };
  const { state, registration } = found;
  const closed = closedBecause(state.event, occasion.now);
  if (closed !== null) return { refusal: closed };
  const place = roomFor(state, occasion.now);
  if (registration.status === "waiting" && place === "taken") {
    const decision = takeFreePlace(state, registration, occasion);
    if ("refusal" in decision) return null;
    const saved = await saveRegistration(needs, decision, { once, state, before: registration });
    if (saved.outcome === "refused") return null;
  } else await remindOf(needs, state, registration, occasion);
  return { place, person: name.person, registration: registration.reference };
};

/**
 * Registers somebody for an event: a place, or the end of the waiting list; refused when one of the `counts` refuses it. `once` names the request:
 * the same again changes nothing. One read and one transaction, again only when somebody else was quicker or this person is registered already.
 */
export const registerForEvent = async (
  needs: EventNeeds,
  event: string,
  { name, email, organisation, organisationCode }: RegistrationForm,
  once: string,
  occasion: Occasion,
  counts: readonly Write<LimitRefusal>[] = [],
): Promise<Registered> => {
  for (let attempt = 1; ; attempt += 1) {
    await pauseBeforeTry(needs, attempt);
    const [address, found] = await readItems(needs.table, [addressKey(email), eventKey(event)]);
    const state = toEventState(found);
    if (state === undefined) return { refusal: "unknown" };
    const person = introduce({ name, email, organisation, organisationCode }, address, occasion.newId);
    const reference = newReference("registration", needs.randomBytes);
    const decision = registerPerson(state, { reference, person: person.id, name, organisation }, occasion);
    if ("refusal" in decision) return decision;
    const saved = await saveRegistration(needs, decision, {
      once,
      state,
      newcomer: person.writes,
      counts,
    });
    if (saved.outcome === "repeated") return resultSchema.parse(saved.result);
    if (saved.outcome === "committed")
      return { place: roomFor(state, occasion.now), person: person.id, registration: reference };
    if (saved.refusal === "registration-changed") {
      const met = await meetAgain(needs, { event, person: person.id }, { once, counts }, occasion);
      if (met !== null) return met;
    } else if (isLimit(saved.refusal)) return { refusal: saved.refusal };
  }
};

/** What became of a change: made (now or by the same request before), or why not. */
export type Done<Refusal extends string> =
  | { readonly done: true }
  | { readonly refusal: Refusal | "unknown" };

/** A refusal, unless it was this very request that made it so: a form that is sent again, because its first answer got lost, is done. */
export const unlessMade = async <Refusal extends string>(
  needs: CommitNeeds,
  once: string,
  refused: { readonly refusal: Refusal },
): Promise<Done<Refusal>> => ((await wasCommitted(needs.table, once)) ? { done: true } : refused);

/** Reads a registration, decides about it and saves the decision, again while others are quicker. One read and one transaction. */
const changeRegistration = async <Refusal extends string>(
  needs: CommitNeeds,
  name: RegistrationName,
  once: string,
  decide: (state: EventState, registration: Registration) => PlaceDecision | { readonly refusal: Refusal },
): Promise<Done<Refusal>> => {
  for (let attempt = 1; ; attempt += 1) {
    await pauseBeforeTry(needs, attempt);
    const found = await readRegistration(needs.table, name);
    if (found === undefined) return { refusal: "unknown" };
    const { state, registration } = found;
    const decision = decide(state, registration);
    if ("refusal" in decision) return unlessMade(needs, once, decision);
    const saved = await saveRegistration(needs, decision, { once, state, before: registration });
    if (saved.outcome !== "refused") return { done: true };
  }
};

/** Gives up a place, declines an offered place, or leaves the waiting list. */
export const cancelRegistration = (
  needs: CommitNeeds,
  name: RegistrationName,
  once: string,
  occasion: Occasion,
): Promise<Done<CancelRefusal>> =>
  changeRegistration(needs, name, once, (state, registration) => cancelPlace(state, registration, occasion));

/** Takes up an offered place. */
export const acceptOffer = (
  needs: CommitNeeds,
  name: RegistrationName,
  once: string,
  occasion: Occasion,
): Promise<Done<AcceptRefusal>> =>
  changeRegistration(needs, name, once, (state, registration) => acceptPlace(state, registration, occasion));

/** Registers somebody again who had cancelled or let an offer lapse; gives somebody who waits a place that is free for all. */
export const registerAgain = (
  needs: EventNeeds,
  name: RegistrationName,
  once: string,
  occasion: Occasion,
): Promise<Done<TakeRefusal | "already-registered">> =>
  changeRegistration<TakeRefusal | "already-registered">(needs, name, once, (state, registration) => {
    if (registration.status === "waiting") return takeFreePlace(state, registration, occasion);
    if (stands(registration)) return { refusal: "already-registered" };
    const { person, name: called, organisation } = registration;
    const reference = newReference("registration", needs.randomBytes);
    return registerPerson(state, { reference, person, name: called, organisation }, occasion);
  });
