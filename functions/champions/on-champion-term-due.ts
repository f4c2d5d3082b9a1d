import { dueTerm } from "../../shared/champions/commands.ts";
import { ChampionTermDue } from "../../shared/champions/entries.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";

/** Tells a champion a month before that the term ends, and ends it on its day. Nothing happens where it was renewed or ended meanwhile. */
export const onChampionTermDue: Reaction<DataOf<typeof ChampionTermDue>> = async (needs, entry, occasion) => {
  // Refused only where the person was erased: then there is nobody to tell.
  await dueTerm(needs, { person: entry.subject.id, ...entry.data }, { once: occasion.once, occasion });
};

export const handler = reaction("champions/on-champion-term-due", ChampionTermDue, onChampionTermDue);
