import { noteDiscarded } from "../../shared/applications/gate/commands.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { LetterDiscarded } from "../../shared/letters/entries.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";
import { applicationOfLetter } from "./application-of-letter.ts";

/** A decision whose letter was discarded has none: the desk then offers to draft another, so that the applicant is not forgotten. */
export const onLetterDiscarded: Reaction<DataOf<typeof LetterDiscarded>> = async (needs, entry, occasion) => {
  const application = applicationOfLetter(entry.data);
  if (application === undefined) return;
  await noteDiscarded(needs, { application, letter: entry.subject.id }, { once: occasion.once, occasion });
};

export const handler = reaction("applications/on-letter-discarded", LetterDiscarded, onLetterDiscarded);
