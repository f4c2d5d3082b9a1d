import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { type Correcting, correctDetails } from "./decide.ts";
import { readWithHolder, saveCorrection } from "./store.ts";

/** Corrects what is known of a person; `address-taken` is about the person whose address it is. One read and one transaction. */
export const correctPerson = (
  needs: CommitNeeds,
  { person: id, ...correcting }: Omit<Correcting, "holder"> & { readonly person: string },
  command: Command,
): Promise<Changed<"changed" | "address-taken" | "unknown">> =>
  changeStored(needs, command, {
    read: () => readWithHolder(needs.table, id, correcting.facts.email),
    decide: ({ person, holder }) => correctDetails(person, { ...correcting, holder }, command.occasion),
    save: ({ person }, correction) => saveCorrection(person, correction),
  });
