import { UNCHANGED } from "../../journal/answer.ts";
import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds, Overtaken, Write } from "../../journal/commit.ts";
import { proveWrites } from "../../people/store.ts";
import { newReference, type RandomBytes } from "../../platform/references.ts";
import type { EventState } from "../event/model.ts";
import { savePlace } from "../save.ts";
import {
  type AcceptRefusal,
  acceptPlace,
  type CancelRefusal,
  cancelPlace,
  registerPerson,
  type TakeRefusal,
  takeFreePlace,
} from "./decide.ts";
import type { PlaceDecision } from "./decision.ts";
import { type Registration, type RegistrationName, stands } from "./model.ts";
import { type RegistrationFound, readRegistrationFound } from "./store.ts";

/** What a command about an event needs from the outside. */
export interface EventNeeds extends CommitNeeds {
  readonly randomBytes: RandomBytes;
}

/** Reads a registration, decides about it and saves the decision. One read and one transaction. */
export const changeRegistration = <Refusal extends string>(
  needs: CommitNeeds,
  name: RegistrationName,
  command: Pick<Command, "once">,
  decide: (state: EventState, registration: Registration) => PlaceDecision | { readonly refusal: Refusal },
  besides: (found: RegistrationFound) => readonly Write<Overtaken>[] = () => [],
) =>
  changeStored(needs, command, {
    read: () => readRegistrationFound(needs.table, name),
    decide: ({ state, registration }) => decide(state, registration),
    save: (found, decision) => {
      const { state, registration } = found;
      return savePlace(decision, { state, before: registration, newcomer: besides(found) });
    },
  });

/** Who acts on a page that shows this name and organisation, by a link that only their address was sent, confirms them. */
const proves = ({ person, registration }: RegistrationFound) => proveWrites(person, registration);

/** Confirms that the name and the organisation in a registration are the reader's own. One read and one transaction. */
export const confirmDetails = (
  needs: CommitNeeds,
  name: RegistrationName,
  command: Command,
): Promise<Changed<"unknown">> =>
  changeStored(needs, command, {
    read: () => readRegistrationFound(needs.table, name),
    decide: (found) => {
      const writes = proves(found);
      return writes.length === 0 ? UNCHANGED : { writes };
    },
    save: (_found, { writes }) => ({ writes }),
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
  changeRegistration(
    needs,
    name,
    command,
    (state, registration) => acceptPlace(state, registration, command.occasion),
    proves,
  );

/** Registers somebody again who had cancelled or let an offer lapse; gives somebody who waits a place that is free for all. */
export const registerAgain = (
  needs: EventNeeds,
  name: RegistrationName,
  command: Command,
): Promise<Changed<TakeRefusal | "already-registered" | "unknown">> =>
  changeRegistration<TakeRefusal | "already-registered">(
    needs,
    name,
    command,
    (state, registration) => {
      if (registration.status === "waiting") return takeFreePlace(state, registration, command.occasion);
      if (stands(registration)) return { refusal: "already-registered" };
      const { person, name, organisation, organisationCode, filedUnder } = registration;
      const reference = newReference("registration", needs.randomBytes);
      const who = { reference, person, name, organisation, organisationCode, filedUnder };
      return registerPerson(state, who, command.occasion);
    },
    proves,
  );

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
