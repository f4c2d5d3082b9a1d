import { noteApproved } from "../../shared/applications/gate/commands.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { LetterApproved } from "../../shared/letters/entries.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";
import { applicationOfLetter } from "./application-of-letter.ts";

/** From the approval of its letter on, a decision stands. An accepted application becomes a project. */
export const onLetterApproved: Reaction<DataOf<typeof LetterApproved>> = async (needs, entry, occasion) => {
  const application = applicationOfLetter(entry.data);
  if (application === undefined) return;
  await noteApproved(needs, { application, letter: entry.subject.id }, { once: occasion.once, occasion });
};

export const handler = reaction("applications/on-letter-approved", LetterApproved, onLetterApproved);
