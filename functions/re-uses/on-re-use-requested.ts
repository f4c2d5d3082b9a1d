import { changeStored, expectDone } from "../../shared/journal/change.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { subjectOf } from "../../shared/journal/store.ts";
import { letter } from "../../shared/letters/letter.ts";
import { readProjectContacts } from "../../shared/projects/contacts.ts";
import { ReUseRequested } from "../../shared/re-uses/entries.ts";
import { reUseRequested, reUseToLookAfter } from "../../shared/re-uses/letters.ts";
import { type ReUse, titleOf } from "../../shared/re-uses/re-use.ts";
import { putSameReUse, readReUse } from "../../shared/re-uses/store.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";
import type { Needs } from "../entry-points/needs.ts";
import { firstReader } from "./reader-of.ts";

/** Who looks after it: whoever does already, else the owner of the project that it came of. */
const ownersOf = async ({ table }: Needs, { owner, project }: ReUse) => {
  if (owner !== undefined || project === undefined) return [owner];
  const contacts = await readProjectContacts(table, project.reference);
  return [contacts?.owner, contacts?.deputy];
};

/** Tells the asker what happens next, and whoever looks after it that somebody asked. The owner of the project gets it to look after. */
export const onReUseRequested: Reaction<DataOf<typeof ReUseRequested>> = async (needs, entry, occasion) => {
  const { by, again } = entry.data;
  const changed = await changeStored(needs, occasion, {
    read: async () => {
      const reUse = await readReUse(needs.table, entry.subject.id);
      return reUse && { reUse, to: await firstReader(needs.table, await ownersOf(needs, reUse)) };
    },
    decide: ({ reUse, to }) => ({
      owner: reUse.owner === undefined && "person" in to ? to.person : undefined,
    }),
    save: ({ reUse, to }, { owner }) => {
      const about = subjectOf(entry);
      const told = { reUse: reUse.reference, title: titleOf(reUse) };
      const facts = { ...told, organisation: reUse.organisation.name, again };
      const asker = by === "form" ? entry.person : undefined;
      return {
        writes:
          owner === undefined ? [] : putSameReUse(reUse, { ...reUse, owner, version: reUse.version + 1 }),
        letters: [
          ...(asker === undefined
            ? []
            : [letter(reUseRequested, { to: { person: asker }, about, facts: told }, occasion)]),
          letter(reUseToLookAfter, { to, about, facts }, occasion),
        ],
      };
    },
  });
  expectDone(changed, `Telling people of ${entry.subject.id}`);
};

export const handler = reaction("re-uses/on-re-use-requested", ReUseRequested, onReUseRequested);
