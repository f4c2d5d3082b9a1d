import type { DataOf } from "../../shared/journal/entry.ts";
import { LetterApproved } from "../../shared/letters/entries.ts";
import { noteApproved } from "../../shared/problems/commands-gate.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";
import { problemOfLetter } from "./problem-of-letter.ts";

/** From the approval of its letter on, a decision stands. An accepted problem becomes a project. */
export const onLetterApproved: Reaction<DataOf<typeof LetterApproved>> = async (needs, entry, occasion) => {
  const problem = problemOfLetter(entry.data);
  if (problem === undefined) return;
  const asked = { problem, letter: entry.subject.id };
  await noteApproved(needs, asked, { occasion, once: occasion.once });
};

export const handler = reaction("problems/on-letter-approved", LetterApproved, onLetterApproved);
