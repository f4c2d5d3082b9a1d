import type { DataOf } from "../../shared/journal/entry.ts";
import { LetterDiscarded } from "../../shared/letters/entries.ts";
import { noteDiscarded } from "../../shared/problems/commands-gate.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";
import { problemOfLetter } from "./problem-of-letter.ts";

/** A decision whose letter was discarded has none: the desk then offers to draft another, so that the applicant is not forgotten. */
export const onLetterDiscarded: Reaction<DataOf<typeof LetterDiscarded>> = async (needs, entry, occasion) => {
  const problem = problemOfLetter(entry.data);
  if (problem === undefined) return;
  await noteDiscarded(needs, { problem, letter: entry.subject.id }, { once: occasion.once });
};

export const handler = reaction("problems/on-letter-discarded", LetterDiscarded, onLetterDiscarded);
