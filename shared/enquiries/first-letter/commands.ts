import * as z from "zod/mini";
import { type Changed, type Command, changeStored, type Saving } from "../../journal/change.ts";
import { OVERTAKEN, type Overtaken, type Write } from "../../journal/commit.ts";
import { checkNotLeft, hasLeft, membershipKey } from "../../people/membership.ts";
import { parsePerson } from "../../people/person.ts";
import { personKey } from "../../people/store.ts";
import { readItems, type Table } from "../../platform/dynamo.ts";
import { newReference } from "../../platform/references.ts";
import { type EnquiryNeeds, planningWith } from "../commands.ts";
import { newEnquirySaving, targetsKey, toTargets } from "../store.ts";
import { type Addressee, beginConversation, type NotWrittenTo } from "./decide.ts";
import type { FirstLetter } from "./input.ts";

/** Somebody as the team would write to them, or undefined for one who was erased. One read. */
export const readAddressee = async (table: Table, person: string): Promise<Addressee | undefined> => {
  const [item, membership] = await readItems(table, [personKey(person), membershipKey(person)]);
  return item === undefined ? undefined : { person: parsePerson(item), hasLeft: hasLeft(membership) };
};

/** What must still be so when the letter is put into the post: they were not erased, and letters to them do not come back. */
const stillReachable = (person: string): Write<Overtaken> => ({
  check: personKey(person),
  when: {
    expression:
      "attribute_exists(pk) AND attribute_not_exists(bouncedAt) AND attribute_not_exists(complainedAt)",
  },
  otherwise: OVERTAKEN,
});

/** Writes to somebody who has not asked, and tells the reference of the conversation that begins so. One read and one transaction. */
export const writeFirst = (
  needs: EnquiryNeeds,
  { person, letter }: { readonly person: string; readonly letter: FirstLetter },
  command: Command,
): Promise<Changed<NotWrittenTo | "unknown", { readonly reference: string }>> => {
  const { occasion } = command;
  return changeStored(needs, command, {
    read: async () => {
      const keys = [personKey(person), membershipKey(person), targetsKey];
      const [item, membership, targets] = await readItems(needs.table, keys);
      if (item === undefined) return undefined;
      const to = { person: parsePerson(item), hasLeft: hasLeft(membership) };
      return { to, planning: planningWith(toTargets(targets)) };
    },
    decide: ({ to, planning }) =>
      beginConversation(to, letter, {
        reference: newReference("enquiry", needs.randomBytes),
        occasion,
        planning,
      }),
    save: (_found, decision): Saving<Overtaken> =>
      newEnquirySaving<Overtaken>(decision, [stillReachable(person), checkNotLeft(person)]),
    told: z.object({ reference: z.string() }),
  });
};
