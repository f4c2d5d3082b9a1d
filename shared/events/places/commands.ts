import * as z from "zod/mini";
import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import { type CommitNeeds, commit, type Write } from "../../journal/commit.ts";
import { MOST_TRIES, RETRY, retryWithBackoff } from "../../journal/retry.ts";
import { letter } from "../../letters/letter.ts";
import { addressKey, introduce, personIdOf } from "../../people/store.ts";
import { readItems } from "../../platform/dynamo.ts";
import { Fault } from "../../platform/keys.ts";
import { newReference, type RandomBytes } from "../../platform/references.ts";
import type { LimitRefusal } from "../../protection/limits.ts";
import { type Closed, closedBecause, type EventState, roomFor } from "../event/model.ts";
import type { RegistrationForm } from "../input.ts";
import { saveNewcomer, savePlace } from "../save.ts";
import { eventKey, readRegistration, toEventState } from "../store.ts";
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
import { registrationFacts } from "./letter-parts.ts";
import { alreadyRegistered } from "./letters.ts";
import { type Registration, type RegistrationName, stands } from "./model.ts";

/** What a command about an event needs from the outside. */
export interface EventNeeds extends CommitNeeds {
  readonly randomBytes: RandomBytes;
}

const registered = z.lazy(() =>
  z.object({
    place: z.enum(["taken", "waiting"]),
    person: z.string(),
    registration: z.string(),
  }),
);

/** What registering led to. Somebody who was registered already is told what a newcomer would be, so that nobody learns who is known. */
export type Registered = Changed<Closed | "unknown" | LimitRefusal, z.infer<typeof registered>>;

/** What registering is about: the event, who registers, and what counts the request against limits. */
export interface Registering {
  readonly event: string;
  readonly form: RegistrationForm;
  readonly counts?: readonly Write<LimitRefusal>[];
}

/** Registers somebody as if nobody of their address were known. */
const registerNewcomer = (needs: EventNeeds, { event, form, counts = [] }: Registering, command: Command) => {
  const { name, email, organisation, organisationCode } = form;
  const { occasion } = command;
  return changeStored(needs, command, {
    read: async () => {
      const [address, found] = await readItems(needs.table, [addressKey(email), eventKey(event)]);
      const state = toEventState(found);
      return state && { address, state };
    },
    decide: ({ address, state }) => {
      const person = introduce(
        { name, email, organisation, organisationCode, asTyped: true },
        address,
        occasion.newId,
      );
      const reference = newReference("registration", needs.randomBytes);
      const decision = registerPerson(state, { reference, person: person.id, name, organisation }, occasion);
      return "refusal" in decision ? decision : { decision, newcomer: person.writes };
    },
    save: ({ state }, { decision, newcomer }) => saveNewcomer(decision, { state, newcomer, counts }),
    told: registered,
  });
};

/** Tells somebody who registers again how they stand; at most once an hour, however often their address is typed in. */
const remindOf = async (
  needs: CommitNeeds,
  { event }: EventState,
  registration: Registration,
  { occasion }: Command,
): Promise<void> => {
  const { status, reference, person } = registration;
  if (status === "cancelled" || status === "lapsed") return;
  const facts = { ...registrationFacts(event, registration), status };
  const about = `event:${event.reference}`;
  await commit(needs, {
    once: `events/registration-repeated:${reference}:${occasion.now.slice(0, 13)}`,
    letters: [
      letter(alreadyRegistered, { to: { person }, about, facts, usefulUntil: event.endsAt }, occasion),
    ],
  });
};

/** Counts the request of somebody who is registered as that of a newcomer is counted, so that the limits do not tell who is. */
const countRepeated = async (
  needs: CommitNeeds,
  { once }: Command,
  counts: readonly Write<LimitRefusal>[],
): Promise<LimitRefusal | null> => {
  if (counts.length === 0) return null;
  const counted = await commit(needs, { once: `${once}:repeated`, writes: counts });
  return counted.outcome === "refused" ? counted.refusal : null;
};

/** Answers somebody whose registration stands; null when it does not stand any more and they can register anew. */
const answerRegistered = async (
  needs: EventNeeds,
  { event, form, counts = [] }: Registering,
  command: Command,
): Promise<Registered | null> => {
  const { occasion } = command;
  const [address] = await readItems(needs.table, [addressKey(form.email)]);
  const person = personIdOf(address);
  const found = person === undefined ? undefined : await readRegistration(needs.table, { event, person });
  if (found === undefined || !stands(found.registration)) return null;
  const limit = await countRepeated(needs, command, counts);
  if (limit !== null) return { refusal: limit };
  const { state, registration } = found;
  const closed = closedBecause(state.event, occasion.now);
  if (closed !== null) return { refusal: closed };
  const place = roomFor(state, occasion.now);
  if (registration.status === "waiting" && place === "taken") {
    const taken = await changeRegistration(needs, registration, command, (now, before) =>
      takeFreePlace(now, before, occasion),
    );
    if ("refusal" in taken) return null;
  } else await remindOf(needs, state, registration, command);
  return { done: { place, person: registration.person, registration: registration.reference } };
};

/**
 * Registers somebody for an event: a place, or the end of the waiting list; refused when one of the `counts` refuses it. One read and one
 * transaction; more only when this person is registered already.
 */
export const registerForEvent = (
  needs: EventNeeds,
  registering: Registering,
  command: Command,
): Promise<Registered> =>
  retryWithBackoff<Registered>(
    needs,
    async () => {
      const newcomer = await registerNewcomer(needs, registering, command);
      if ("done" in newcomer) return newcomer;
      const { refusal } = newcomer;
      if (refusal !== "already-registered") return { refusal };
      return (await answerRegistered(needs, registering, command)) ?? RETRY;
    },
    () =>
      new Fault(`A registration was cancelled and made again ${MOST_TRIES} times while it was looked at.`),
  );

/** Reads a registration, decides about it and saves the decision. One read and one transaction. */
const changeRegistration = <Refusal extends string>(
  needs: CommitNeeds,
  name: RegistrationName,
  command: Pick<Command, "once">,
  decide: (state: EventState, registration: Registration) => PlaceDecision | { readonly refusal: Refusal },
) =>
  changeStored(needs, command, {
    read: () => readRegistration(needs.table, name),
    decide: ({ state, registration }) => decide(state, registration),
    save: ({ state, registration }, decision) => savePlace(decision, { state, before: registration }),
  });

/** Gives up a place, declines an offered place, or leaves the waiting list. */
export const cancelRegistration = (
  needs: CommitNeeds,
  name: RegistrationName,
  command: Command,
): Promise<Changed<CancelRefusal | "unknown">> =>
  changeRegistration(needs, name, command, (state, registration) =>
    cancelPlace(state, registration, command.occasion),
  );

/** Takes up an offered place. */
export const acceptOffer = (
  needs: CommitNeeds,
  name: RegistrationName,
  command: Command,
): Promise<Changed<AcceptRefusal | "unknown">> =>
  changeRegistration(needs, name, command, (state, registration) =>
    acceptPlace(state, registration, command.occasion),
  );

/** Registers somebody again who had cancelled or let an offer lapse; gives somebody who waits a place that is free for all. */
export const registerAgain = (
  needs: EventNeeds,
  name: RegistrationName,
  command: Command,
): Promise<Changed<TakeRefusal | "already-registered" | "unknown">> =>
  changeRegistration<TakeRefusal | "already-registered">(needs, name, command, (state, registration) => {
    if (registration.status === "waiting") return takeFreePlace(state, registration, command.occasion);
    if (stands(registration)) return { refusal: "already-registered" };
    const { person, name: called, organisation } = registration;
    const reference = newReference("registration", needs.randomBytes);
    return registerPerson(state, { reference, person, name: called, organisation }, command.occasion);
  });

/** Declines an offered place; refused when there is no offer to decline. A place that was taken is given up by cancelling. */
export const declineOffer = (
  needs: CommitNeeds,
  name: RegistrationName,
  command: Command,
): Promise<Changed<CancelRefusal | AcceptRefusal | "unknown">> =>
  changeRegistration<CancelRefusal | AcceptRefusal>(needs, name, command, (state, registration) => {
    if (registration.status === "offered") return cancelPlace(state, registration, command.occasion);
    const answer = acceptPlace(state, registration, command.occasion);
    return "refusal" in answer ? answer : { refusal: "no-offer" };
  });
