import { type Person, parsePerson } from "../../people/person.ts";
import { personKey } from "../../people/store.ts";
import { readItems, type Table } from "../../platform/dynamo.ts";
import type { EventState } from "../event/model.ts";
import { eventKey, registrationKey, toEventState, toRegistration } from "../store.ts";
import type { Registration, RegistrationName } from "./model.ts";

/** A registration with its event and, unless they were erased, its person. */
export interface RegistrationFound {
  readonly state: EventState;
  readonly registration: Registration;
  readonly person?: Person | undefined;
}

/** A registration with its event and person; undefined when it or the event is unknown. One read, strongly consistent. */
export const readRegistrationFound = async (
  table: Table,
  name: RegistrationName,
): Promise<RegistrationFound | undefined> => {
  const keys = [eventKey(name.event), registrationKey(name), personKey(name.person)];
  const [eventFound, found, personFound] = await readItems(table, keys);
  const state = toEventState(eventFound);
  const registration = toRegistration(found);
  if (state === undefined || registration === undefined) return undefined;
  return { state, registration, person: personFound && parsePerson(personFound) };
};
