import { OVERTAKEN, type Overtaken, type Write } from "../journal/commit.ts";
import type { FanOutPart } from "../journal/fan-out.ts";
import { type CodeMove, filedMove } from "../people/organisation-move.ts";
import { nameKey, organisationSubject } from "../people/organisation-name.ts";
import { parsePerson } from "../people/person.ts";
import { personKey } from "../people/store.ts";
import type { Item, Key, Table } from "../platform/dynamo.ts";
import { Fault } from "../platform/keys.ts";
import type { Registration } from "./places/model.ts";
import { registrationItem, toRegistration } from "./store.ts";

const parse = (item: Item): Registration => {
  const registration = toRegistration(item);
  if (registration === undefined) throw new Fault("What is filed as a registration is none.");
  return registration;
};

const coded = (
  { organisationCode: _before, filedUnder: _place, ...registration }: Registration,
  organisationCode: string | undefined,
): Registration => {
  const filedUnder = organisationSubject({ ...registration, organisationCode });
  return {
    ...registration,
    ...(organisationCode !== undefined && { organisationCode }),
    ...(filedUnder !== undefined && { filedUnder }),
  };
};

/** The write that gives a registration the code of its organisation, or takes it away, if nobody changed it since. */
const codePut = (registration: Registration, code: string | undefined): Write<Overtaken> => ({
  put: registrationItem(coded(registration, code)),
  when: { expression: "registration = :before", values: { ":before": registration } },
  otherwise: OVERTAKEN,
});

/** Gives the registrations in which a name was typed the code that it means, or takes it from them. For other features. */
export const filedRegistrationsMove = (table: Table, move: CodeMove): FanOutPart =>
  filedMove(table, move, { place: "REGISTRATION", parse, put: codePut });

const isRegistration = ({ pk, sk }: Key): boolean =>
  pk.startsWith("EVENT#") && sk.startsWith("REGISTRATION#");

/** What else has to be read to file a registration under its organisation: its person, who may have the code by now. */
export const registrationPlaceKeys = (item: Item & Key): readonly Key[] =>
  isRegistration(item) ? [personKey(parse(item).person)] : [];

/** The write that files a registration under its organisation, if it is not filed yet. */
export const registrationPlaceWrites = (
  item: Item & Key,
  [found]: readonly (Item | undefined)[],
): readonly Write[] => {
  if (!isRegistration(item) || item["subject"] !== undefined) return [];
  const registration = parse(item);
  const { organisation = "", organisationCode } = found === undefined ? {} : parsePerson(found);
  const isSame = nameKey(organisation) === nameKey(registration.organisation);
  const filed = registrationItem(coded(registration, isSame ? organisationCode : undefined));
  return filed["subject"] === undefined ? [] : [{ put: { ...item, ...filed } }];
};
