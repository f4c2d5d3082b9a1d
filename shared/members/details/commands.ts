import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { saveCorrection } from "../../people/corrections/store.ts";
import { parsePerson } from "../../people/person.ts";
import { personKey } from "../../people/store.ts";
import { readItems } from "../../platform/dynamo.ts";
import { memberKey, parseMembership, saveChanged } from "../store.ts";
import { correctOwn, type OwnDetails } from "./decide.ts";

/** Corrects what a member says of themselves: one read, and one transaction for the person and the membership. */
export const correctOwnDetails = (
  needs: CommitNeeds,
  { person: id, ...details }: OwnDetails & { readonly person: string },
  command: Command,
): Promise<Changed<"changed" | "not-a-member" | "unknown">> =>
  changeStored(needs, command, {
    read: async () => {
      const [person, membership] = await readItems(needs.table, [personKey(id), memberKey(id)]);
      return person === undefined
        ? undefined
        : { person: parsePerson(person), membership: parseMembership(membership) };
    },
    decide: (found) => correctOwn(found, details, command.occasion),
    save: (found, { correction, membership }) => {
      const ofPerson = correction && saveCorrection(found.person, correction);
      const ofMember = membership && saveChanged(found.membership, membership);
      return {
        writes: [...(ofPerson?.writes ?? []), ...(ofMember?.writes ?? [])],
        entries: [...(ofPerson?.entries ?? []), ...(ofMember?.entries ?? [])],
      };
    },
  });
