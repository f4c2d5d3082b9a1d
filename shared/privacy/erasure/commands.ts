import * as z from "zod/mini";
import { refused } from "../../journal/answer.ts";
import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { readPeople } from "../../people/store.ts";
import { newReference, type RandomBytes } from "../../platform/references.ts";
import { roleInTeam } from "../../sign-in/team.ts";
import { askErasure, confirmErasure, recordErasure, withdrawErasure } from "./decide.ts";
import { erasedPersonOf, readOtherRecords } from "./merged.ts";
import type { ErasedPerson, Erasure } from "./model.ts";
import { erasureSaving, readErasure, readErasureOf } from "./store.ts";

/** What asking for an erasure needs: chance makes its reference. */
export interface ErasureNeeds extends CommitNeeds {
  readonly randomBytes: RandomBytes;
}

const told = z.object({ reference: z.string() });

const readSubject = async (
  { table }: CommitNeeds,
  id: string,
): Promise<{ readonly subject: ErasedPerson; readonly open: Erasure | undefined } | undefined> => {
  const [[person], open] = await Promise.all([readPeople(table, [id]), readErasureOf(table, id)]);
  return person === undefined ? undefined : { subject: erasedPersonOf(person), open };
};

/** Somebody asks to be erased; a letter asks them to confirm. Asked once more before that, the letter goes once more. */
export const askToBeErased = (
  needs: ErasureNeeds,
  person: string,
  command: Command,
): Promise<Changed<"unknown" | "under-way", { readonly reference: string }>> =>
  changeStored(needs, command, {
    read: () => readSubject(needs, person),
    decide: (found) => {
      const decision = askErasure(found, newReference("erasure", needs.randomBytes), command.occasion);
      return "refusal" in decision ? decision : { before: found.open, decision };
    },
    save: (_found, { before, decision }) => erasureSaving(before, decision),
    told,
  });

const idsOfOthers = async ({ table }: CommitNeeds, person: string | undefined): Promise<readonly string[]> =>
  person === undefined ? [] : (await readOtherRecords(table, person)).map(({ id }) => id);

/** Confirms an erasure that was asked for. Two reads and one transaction. */
export const confirmToBeErased = (
  needs: CommitNeeds,
  reference: string,
  command: Command,
): Promise<Changed<"unknown" | "over">> =>
  changeStored(needs, command, {
    read: async () => {
      const before = await readErasure(needs.table, reference);
      return before && { before, others: await idsOfOthers(needs, before.subject?.person) };
    },
    decide: ({ before, others }) => confirmErasure(before, others, command.occasion),
    save: ({ before }, decision) => erasureSaving(before, decision),
  });

/** Takes an erasure back before it begins. One read and one transaction. */
export const withdrawFromErasure = (
  needs: CommitNeeds,
  reference: string,
  command: Command,
): Promise<Changed<"unknown" | "begun">> =>
  changeStored(needs, command, {
    read: () => readErasure(needs.table, reference),
    decide: (before) => withdrawErasure(before, command.occasion),
    save: erasureSaving,
  });

/** Records an erasure for somebody who asked otherwise, or after a restore, with so many hours until it begins. Nobody of the team is erased. */
export const recordErasureOf = (
  needs: ErasureNeeds,
  {
    person,
    askedBy,
    hours,
  }: { readonly person: string; readonly askedBy: "team" | "restore"; readonly hours?: number },
  command: Command,
): Promise<Changed<"unknown" | "under-way" | "of-team", { readonly reference: string }>> =>
  changeStored(needs, command, {
    read: async () => {
      const [found, role, others] = await Promise.all([
        readSubject(needs, person),
        roleInTeam(needs.table, person),
        idsOfOthers(needs, person),
      ]);
      return found && { ...found, role, others };
    },
    decide: ({ subject, open, role, others }) => {
      if (role !== undefined) return refused("of-team");
      if (open !== undefined) return refused("under-way");
      const asked = {
        reference: newReference("erasure", needs.randomBytes),
        askedBy,
        others,
        ...(hours !== undefined && { hours }),
      };
      return { decision: recordErasure(subject, asked, command.occasion) };
    },
    save: (_found, { decision }) => erasureSaving(undefined, decision),
    told,
  });
