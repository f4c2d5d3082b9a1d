import { type Refused, refused, UNCHANGED, type Unchanged } from "../../journal/answer.ts";
import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import { plusHours } from "../../platform/time.ts";
import { type Correction, correctDetails } from "../corrections/decide.ts";
import { factsOf, markOf } from "../corrections/model.ts";
import type { Person } from "../person.ts";
import {
  AddressChangeAsked,
  AddressChangeConfirmed,
  AddressChanged,
  AddressChangeStopped,
  AddressChangeWaived,
} from "./entries.ts";
import { type AddressChange, type Check, type Side, stateOfChange, VALID_DAYS } from "./model.ts";

/** What was asked: the new address, to whom it leads already, and what the team has checked. */
export interface AddressAsked {
  readonly email: string;
  readonly holder: string | undefined;
  readonly check?: Check | undefined;
}

/** A change as it is from now on, and who had the new address already. */
export interface AskDecision {
  readonly change: AddressChange;
  readonly holder: string | undefined;
  readonly entries: readonly Entry[];
}

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const waivedBy = (check: Check | undefined, { now, actor }: Occasion): AddressChange["waived"] =>
  check === undefined ? undefined : { at: now, by: actor.id, check };

/**
 * Asks for letters to go to another address. An address that leads to somebody else is answered in the same way: whoever asks learns nothing, its owner is
 * told, and the change never comes about. The latest wish counts.
 */
export const askForChange = (
  person: Person,
  { email, holder, check }: AddressAsked,
  occasion: Occasion,
): AskDecision | Refused<"same-address"> => {
  if (isSame(email, person.email)) return refused("same-address");
  const { now, actor } = occasion;
  const change: AddressChange = {
    id: occasion.newId(),
    person: person.id,
    email,
    askedAt: now,
    ...(actor.kind === "team" && { askedBy: actor.id }),
    validUntil: plusHours(now, VALID_DAYS * 24),
    waived: waivedBy(check, occasion),
  };
  const about = { subject: person.id, person: person.id };
  return {
    change,
    holder: holder === person.id ? undefined : holder,
    entries: [
      record(AddressChangeAsked, { ...about, data: { change: change.id } }, occasion),
      ...(check === undefined
        ? []
        : [record(AddressChangeWaived, { ...about, data: { change: change.id, check } }, occasion)]),
    ],
  };
};

/** What became of a change: how it is now and, once nothing is missing, the person with the new address. */
export interface ChangeDecision {
  readonly change: AddressChange;
  readonly correction?: Correction;
  readonly entries: readonly Entry[];
}

/** What a decision about an open change rests on. */
export interface FoundChange {
  readonly person: Person;
  readonly change: AddressChange;
}

/** What a change that is no longer open is refused with. */
export type NotOpen = "done" | "stopped" | "replaced" | "lapsed";

const aboutChange = ({ person, id }: AddressChange) => ({
  subject: person,
  person,
  data: { change: id },
});

/** Finishes a change once both addresses have agreed, or the team needs the old one no longer. A complaint is the person's and goes along; what came back is the old address's. */
const finishIfWhole = (
  { person }: FoundChange,
  change: AddressChange,
  entries: readonly Entry[],
  occasion: Occasion,
): ChangeDecision => {
  const isOldSettled = change.oldConfirmedAt !== undefined || change.waived !== undefined;
  if (change.newConfirmedAt === undefined || !isOldSettled) return { change, entries };
  const facts = { ...factsOf(person), email: change.email };
  // Whether the address has become another person's meanwhile, the transaction finds out.
  const corrected = correctDetails(person, { facts, seen: markOf(person), holder: undefined }, occasion);
  const done: AddressChange = { ...change, ended: "done", endedAt: occasion.now };
  const all = [...entries, record(AddressChanged, aboutChange(change), occasion)];
  if (!("person" in corrected)) return { change: done, entries: all };
  // Its own entry says what happened; the one of a correction would say it twice.
  return { change: done, correction: { ...corrected, entries: [] }, entries: all };
};

/** Takes the yes of one of the two addresses. Said twice it is said once. */
export const confirmChange = (
  found: FoundChange,
  side: Side,
  occasion: Occasion,
): ChangeDecision | Unchanged | Refused<NotOpen> => {
  const { change } = found;
  const state = stateOfChange(change, occasion.now);
  const field = side === "old" ? "oldConfirmedAt" : "newConfirmedAt";
  if (change[field] !== undefined && (state === "open" || state === "done")) return UNCHANGED;
  if (state !== "open") return refused(state);
  const data = { change: change.id, side };
  const said = record(AddressChangeConfirmed, { ...aboutChange(change), data }, occasion);
  return finishIfWhole(found, { ...change, [field]: occasion.now }, [said], occasion);
};

/** Decides, after a check, that the old address need not say anything: it is dead. Finishes the change if the new one has agreed already. */
export const waiveOld = (
  found: FoundChange,
  check: Check,
  occasion: Occasion,
): ChangeDecision | Refused<NotOpen> => {
  const state = stateOfChange(found.change, occasion.now);
  if (state !== "open") return refused(state);
  const change = { ...found.change, waived: waivedBy(check, occasion) };
  const data = { change: change.id, check };
  const said = record(AddressChangeWaived, { ...aboutChange(change), data }, occasion);
  return finishIfWhole(found, change, [said], occasion);
};

/** Stops an open change: nothing becomes of it. */
export const stopChange = (
  { change }: FoundChange,
  occasion: Occasion,
): ChangeDecision | Unchanged | Refused<Exclude<NotOpen, "stopped">> => {
  const state = stateOfChange(change, occasion.now);
  if (state === "stopped") return UNCHANGED;
  if (state !== "open") return refused(state);
  return {
    change: { ...change, ended: "stopped", endedAt: occasion.now },
    entries: [record(AddressChangeStopped, aboutChange(change), occasion)],
  };
};
