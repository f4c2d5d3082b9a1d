import type { DataOf } from "../../shared/journal/entry.ts";
import { subjectOf } from "../../shared/journal/store.ts";
import { type Letter, letter } from "../../shared/letters/letter.ts";
import { readProjectContacts } from "../../shared/projects/contacts.ts";
import { ReUseRequested } from "../../shared/re-uses/entries.ts";
import { reUseRequested, reUseToLookAfter } from "../../shared/re-uses/letters.ts";
import { type ReUse, titleOf } from "../../shared/re-uses/re-use.ts";
import { putReUse, readReUse, saveChange } from "../../shared/re-uses/store.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";
import type { Needs } from "../entry-points/needs.ts";
import { firstReader } from "./reader-of.ts";

const MOST_TRIES = 8;

/** Who looks after it: whoever does already, else the owner of the project that it came of. */
const ownersOf = async ({ table }: Needs, { owner, project }: ReUse) => {
  if (owner !== undefined || project === undefined) return [owner];
  const contacts = await readProjectContacts(table, project.reference);
  return [contacts?.owner, contacts?.deputy];
};

/** Tells the asker what happens next, and whoever looks after it that somebody asked. The owner of the project gets it to look after. */
export const onReUseRequested: Reaction<DataOf<typeof ReUseRequested>> = async (needs, entry, occasion) => {
  const { by, again } = entry.data;
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const reUse = await readReUse(needs.table, entry.subject.id);
    if (reUse === undefined) throw new Error(`There is no re-use ${entry.subject.id}.`);
    const to = await firstReader(needs.table, await ownersOf(needs, reUse));
    const about = subjectOf(entry);
    const told = { reUse: reUse.reference, title: titleOf(reUse) };
    const letters: Letter[] = [
      ...(by === "form" && entry.person !== undefined
        ? [letter(reUseRequested, { to: { person: entry.person }, about, facts: told }, occasion)]
        : []),
      letter(
        reUseToLookAfter,
        { to, about, facts: { ...told, organisation: reUse.organisation.name, again } },
        occasion,
      ),
    ];
    const takes = reUse.owner === undefined && "person" in to;
    const writes = takes ? putReUse(reUse, { ...reUse, owner: to.person, version: reUse.version + 1 }) : [];
    const saved = await saveChange<"changed">(needs, { once: occasion.once, writes, letters });
    if (saved.outcome !== "refused") return;
  }
  throw new Error(`The re-use ${entry.subject.id} kept changing while people were to be told of it.`);
};

export const handler = reaction("re-uses/on-re-use-requested", ReUseRequested, onReUseRequested);
