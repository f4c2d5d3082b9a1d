import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds, Write } from "../../journal/commit.ts";
import type { Occasion } from "../../journal/entry.ts";
import { type Letter, letter } from "../../letters/letter.ts";
import {
  addressChanged,
  addressInUse,
  addressStays,
  addressToConfirm,
  addressToLeave,
} from "../../my-page/letters.ts";
import {
  type AskDecision,
  askForChange,
  type ChangeDecision,
  confirmChange,
  type NotOpen,
  stopChange,
  waiveOld,
} from "./decide.ts";
import { type AddressChange, type Check, changeLinkId, type Side } from "./model.ts";
import {
  changeKey,
  formerAddressKey,
  readChange,
  readForAsking,
  saveAnswer,
  saveAsked,
  saveChange,
} from "./store.ts";

/** The new address somebody asks for; `check` when the team has made sure of them without the old one. `counts` limits the letters. */
interface AskingForChange {
  readonly person: string;
  readonly email: string;
  readonly check?: Check | undefined;
  readonly counts: readonly Write<"address-limit">[];
}

const asked = ({ change, holder }: AskDecision, occasion: Occasion): readonly Letter[] => {
  const { person, validUntil: expires } = change;
  const about = `person:${person}`;
  const sent = { about, usefulUntil: expires };
  const encloses = changeKey(change);
  const toNew =
    holder === undefined
      ? letter(
          addressToConfirm,
          { ...sent, to: { address: encloses }, facts: { link: changeLinkId(change, "new"), expires } },
          occasion,
        )
      : letter(addressInUse, { ...sent, to: { person: holder }, facts: { person: holder } }, occasion);
  const facts = { link: changeLinkId(change, "old"), expires };
  return change.waived === undefined
    ? [toNew, letter(addressToLeave, { ...sent, to: { person }, facts, encloses }, occasion)]
    : [toNew];
};

/**
 * Asks both addresses whether letters should go to the new one. What is answered does not tell whether anybody has the new address already. One read and one
 * transaction.
 */
export const askForAddress = (
  needs: CommitNeeds,
  { person, email, check, counts }: AskingForChange,
  command: Command,
): Promise<Changed<"same-address" | "address-limit" | "unknown">> =>
  changeStored(needs, command, {
    read: () => readForAsking(needs.table, person, email),
    decide: (found) => askForChange(found.person, { email, holder: found.holder, check }, command.occasion),
    save: (_found, decision) => saveAsked(decision, asked(decision, command.occasion), counts),
  });

const told = ({ change, correction }: ChangeDecision, occasion: Occasion): readonly Letter[] => {
  const about = `person:${change.person}`;
  if (change.ended === "stopped")
    return [letter(addressStays, { to: { person: change.person }, about, facts: {} }, occasion)];
  if (correction === undefined) return [];
  return [
    letter(addressChanged, { to: { person: change.person }, about, facts: { to: "new" } }, occasion),
    letter(
      addressChanged,
      { to: { address: formerAddressKey(change) }, about, facts: { to: "old" } },
      occasion,
    ),
  ];
};

type Named = Pick<AddressChange, "person" | "id">;

/** Takes the yes of one of the two addresses; with both, the change is made. One read and one transaction. */
export const confirmAddress = (
  needs: CommitNeeds,
  { side, ...named }: Named & { readonly side: Side },
  command: Command,
): Promise<Changed<NotOpen | "address-taken" | "unknown">> =>
  changeStored(needs, command, {
    read: () => readChange(needs.table, named),
    decide: (found) => confirmChange(found, side, command.occasion),
    save: (found, decision) => saveChange(found, decision, told(decision, command.occasion)),
  });

/** Records that the team made sure of somebody whose old address is dead: the new one alone decides. */
export const waiveOldAddress = (
  needs: CommitNeeds,
  { check, ...named }: Named & { readonly check: Check },
  command: Command,
): Promise<Changed<NotOpen | "address-taken" | "unknown">> =>
  changeStored(needs, command, {
    read: () => readChange(needs.table, named),
    decide: (found) => waiveOld(found, check, command.occasion),
    save: (found, decision) => saveChange(found, decision, told(decision, command.occasion)),
  });

/** Stops a change: by its old address, from the person's page, or by the team. */
export const stopAddressChange = (
  needs: CommitNeeds,
  named: Named,
  command: Command,
): Promise<Changed<Exclude<NotOpen, "stopped"> | "unknown">> =>
  changeStored(needs, command, {
    read: () => readChange(needs.table, named),
    decide: (found) => stopChange(found, command.occasion),
    save: (found, decision) => saveAnswer(found, decision, told(decision, command.occasion)),
  });
