import * as z from "zod/mini";
import type { Saving } from "../../journal/change.ts";
import { OVERTAKEN, type Overtaken, type Write } from "../../journal/commit.ts";
import type { Letter } from "../../letters/letter.ts";
import { type Item, type Key, readItems, readWithin, type Table } from "../../platform/dynamo.ts";
import { plusHours } from "../../platform/time.ts";
import { saveCorrection } from "../corrections/store.ts";
import { type Person, parsePerson } from "../person.ts";
import { addressKey, personIdOf, personKey } from "../store.ts";
import type { AskDecision, ChangeDecision, FoundChange } from "./decide.ts";
import { type AddressChange, addressChangeSchema } from "./model.ts";

const PREFIX = "ADDRESS-CHANGE#";

/** How long a change is kept after its time is over, for the question who changed what. */
const KEPT_DAYS = 90;

/** The key of a change of address, by which letters go to the new address. */
export const changeKey = ({ person, id }: Pick<AddressChange, "person" | "id">): Key => ({
  pk: personKey(person).pk,
  sk: `${PREFIX}${id}`,
});

/** The key of the address that a change replaced, by which the last letter about it goes there. */
export const formerAddressKey = ({ person, id }: Pick<AddressChange, "person" | "id">): Key => ({
  pk: personKey(person).pk,
  sk: `FORMER-ADDRESS#${id}`,
});

const ttl = (change: AddressChange): number =>
  Math.floor(Date.parse(plusHours(change.validUntil, KEPT_DAYS * 24)) / 1000);

const changeItem = (change: AddressChange): Item & Key => ({
  ...changeKey(change),
  ...change,
  expires: ttl(change),
});

const toChange = (item: Item): AddressChange => addressChangeSchema.parse(item);

/** Names the change that counts: the latest that somebody asked for. */
const latestKey = (person: string): Key => ({ pk: personKey(person).pk, sk: "ADDRESS-CHANGE" });

const latestSchema = z.object({ latest: z.uuid() });

/** A change that gave way to a later one says so, as soon as the later one is asked for. */
const replacedUnless = (isLatest: boolean, change: AddressChange): AddressChange =>
  isLatest || change.ended !== undefined ? change : { ...change, ended: "replaced" };

/** The changes of address of a person, the latest first. One query, strongly consistent. */
export const readChanges = async (table: Table, person: string): Promise<readonly AddressChange[]> =>
  (await readWithin(table, personKey(person).pk, PREFIX))
    .map(toChange)
    .reverse()
    .map((change, nth) => replacedUnless(nth === 0, change));

/** What a new wish rests on: the person, and whom the new address leads to. One read. */
export const readForAsking = async (
  table: Table,
  person: string,
  email: string,
): Promise<{ readonly person: Person; readonly holder: string | undefined } | undefined> => {
  const [item, address] = await readItems(table, [personKey(person), addressKey(email)]);
  return item === undefined ? undefined : { person: parsePerson(item), holder: personIdOf(address) };
};

/** A change with its person; undefined when it or they are gone. One read. */
export const readChange = async (
  table: Table,
  named: Pick<AddressChange, "person" | "id">,
): Promise<FoundChange | undefined> => {
  const keys = [personKey(named.person), changeKey(named), latestKey(named.person)];
  const [person, item, latest] = await readItems(table, keys);
  if (person === undefined || item === undefined) return undefined;
  const isLatest = latestSchema.parse(latest).latest === named.id;
  return { person: parsePerson(person), change: replacedUnless(isLatest, toChange(item)) };
};

/** That a change was asked for, with its letters and what limits them. */
export const saveAsked = <Refusal extends string>(
  { change, entries }: AskDecision,
  letters: readonly Letter[],
  counts: readonly Write<Refusal>[],
): Saving<Refusal> => ({
  writes: [
    { put: changeItem(change) },
    { put: { ...latestKey(change.person), latest: change.id, expires: ttl(change) } },
    ...counts,
  ],
  entries,
  letters,
});

const asRead = (name: string, value: unknown): string =>
  value === undefined ? `attribute_not_exists(${name})` : `attribute_exists(${name})`;

/** What was said about a change that is the latest still: of two answers at one moment none is lost. */
export const saveAnswer = (
  { change: before }: FoundChange,
  { change, entries }: ChangeDecision,
  letters: readonly Letter[],
): Saving<Overtaken> => ({
  writes: [
    {
      put: changeItem(change),
      when: {
        expression: [
          "attribute_exists(pk) AND attribute_not_exists(ended)",
          asRead("oldConfirmedAt", before.oldConfirmedAt),
          asRead("newConfirmedAt", before.newConfirmedAt),
          asRead("waived", before.waived),
        ].join(" AND "),
      },
      otherwise: OVERTAKEN,
    },
    {
      // Written as it is: the site may write, and has no right to a mere check.
      update: latestKey(change.person),
      set: "SET latest = :change",
      values: { ":change": change.id },
      when: { expression: "latest = :change" },
      otherwise: OVERTAKEN,
    },
  ],
  entries,
  letters,
});

/** What was said about a change and, where nothing is missing any more, the new address itself. Nobody's address is taken from them. */
export const saveChange = (
  before: FoundChange,
  decision: ChangeDecision,
  letters: readonly Letter[],
): Saving<Overtaken | "address-taken"> => {
  const { change, correction } = decision;
  const answer = saveAnswer(before, decision, letters);
  if (correction === undefined) return answer;
  const former = { ...formerAddressKey(change), email: before.person.email, expires: ttl(change) };
  const moved = saveCorrection(before.person, correction, "address-taken" as const);
  return { ...answer, writes: [...(answer.writes ?? []), { put: former }, ...(moved.writes ?? [])] };
};
