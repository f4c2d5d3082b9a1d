import * as z from "zod/mini";
import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import { type CommitNeeds, commit, OVERTAKEN, type Overtaken, type Write } from "../../journal/commit.ts";
import { MOST_TRIES, RETRY, retryWithBackoff } from "../../journal/transact.ts";
import { letter } from "../../letters/letter.ts";
import { organisationSubject } from "../../people/organisation-name.ts";
import { addressKey, introduce, personIdOf } from "../../people/store.ts";
import { type Item, type Key, readItems } from "../../platform/dynamo.ts";
import { Fault } from "../../platform/keys.ts";
import { newReference } from "../../platform/references.ts";
import type { LimitRefusal } from "../../protection/limits.ts";
import { tallied, tallyOne } from "../../protection/rate-limit.ts";
import { type Closed, closedBecause, type EventState, roomFor } from "../event/model.ts";
import type { RegistrationForm } from "../input.ts";
import { saveNewcomer } from "../save.ts";
import { eventKey, readRegistration, toEventState } from "../store.ts";
import { changeRegistration, type EventNeeds } from "./commands-registered.ts";
import { registerPerson, takeFreePlace } from "./decide.ts";
import { registrationFacts } from "./letter-parts.ts";
import { alreadyRegistered } from "./letters.ts";
import { type Registration, stands } from "./model.ts";

const registered = z.lazy(() =>
  z.object({
    place: z.enum(["taken", "held", "waiting"]),
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
  /** The key of the count of places that went to the same network; without one, nobody's place is held. */
  readonly network?: Key | undefined;
}

/** How many places of an event one network has without a word from the addresses: a tenth, and five of a small event. */
const placesOfNetwork = ({ event: { places } }: EventState): number => Math.max(5, Math.ceil(places / 10));

/** Whether so many places went to the same network that the next is held until the link in its letter is followed. */
const isCrowded = (state: EventState, counted: Item | undefined): boolean =>
  tallied(counted) >= placesOfNetwork(state);

const countPlace = (network: Key | undefined, state: EventState): readonly Write<Overtaken>[] =>
  network === undefined
    ? []
    : [tallyOne(network, { most: placesOfNetwork(state), until: state.event.endsAt })];

/** Registers somebody as if nobody of their address were known. */
const registerNewcomer = (
  needs: EventNeeds,
  { event, form, counts = [], network }: Registering,
  command: Command,
) => {
  const { name, email, organisation, organisationCode } = form;
  const { occasion } = command;
  return changeStored(needs, command, {
    read: async () => {
      const keys = [addressKey(email), eventKey(event), ...(network === undefined ? [] : [network])];
      const [address, found, counted] = await readItems(needs.table, keys);
      const state = toEventState(found);
      return state && { address, state, isHeld: isCrowded(state, counted) };
    },
    decide: ({ address, state, isHeld }) => {
      const person = introduce(
        { name, email, organisation, organisationCode, asTyped: true },
        address,
        occasion.newId,
      );
      const reference = newReference("registration", needs.randomBytes);
      const filedUnder = organisationSubject(form);
      const who = { reference, person: person.id, name, organisation, organisationCode, filedUnder };
      const decision = registerPerson(state, who, occasion, isHeld);
      return "refusal" in decision ? decision : { decision, newcomer: person.writes };
    },
    save: ({ state }, { decision, newcomer }) => {
      const counted = decision.registration.status === "taken" ? countPlace(network, state) : [];
      return saveNewcomer(decision, { state, newcomer: [...newcomer, ...counted], counts });
    },
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
  counts: readonly Write<LimitRefusal | Overtaken>[],
): Promise<LimitRefusal | Overtaken | null> => {
  if (counts.length === 0) return null;
  const counted = await commit(needs, { once: `${once}:repeated`, writes: counts });
  return counted.outcome === "refused" ? counted.refusal : null;
};

/** Answers somebody whose registration stands; null when it does not stand any more and they can register anew. */
const answerRegistered = async (
  needs: EventNeeds,
  { event, form, counts = [], network }: Registering,
  command: Command,
): Promise<Registered | null> => {
  const { occasion } = command;
  const keys = [addressKey(form.email), ...(network === undefined ? [] : [network])];
  const [address, counted] = await readItems(needs.table, keys);
  const person = personIdOf(address);
  const found = person === undefined ? undefined : await readRegistration(needs.table, { event, person });
  if (found === undefined || !stands(found.registration)) return null;
  const { state, registration } = found;
  const room = roomFor(state, occasion.now);
  const place = room === "taken" && isCrowded(state, counted) ? "held" : room;
  const counting = place === "taken" ? countPlace(network, state) : [];
  const limit = await countRepeated(needs, command, [...counts, ...counting]);
  if (limit === OVERTAKEN) return null;
  if (limit !== null) return { refusal: limit };
  const closed = closedBecause(state.event, occasion.now);
  if (closed !== null) return { refusal: closed };
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
