import { questionToApprove } from "../../shared/contributions/letters.ts";
import { questionToMembers } from "../../shared/contributions/pass-on.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { LetterApproved } from "../../shared/letters/entries.ts";
import { readLetter } from "../../shared/letters/store.ts";
import { type FanOutPlan, fanOutReaction } from "../entry-points/fan-out.ts";

/** Passes a member's question on to those who get news about its topic, in the words that were approved. */
export const onLetterApproved: FanOutPlan<DataOf<typeof LetterApproved>> = async (
  { table },
  entry,
  occasion,
) => {
  const approved = await readLetter(table, entry.subject.id);
  if (approved === undefined || approved.kind !== questionToApprove.kind) return [];
  return questionToMembers(table, questionToApprove.facts.parse(approved.facts), occasion);
};

export const handler = fanOutReaction("contributions/on-letter-approved", [LetterApproved], onLetterApproved);
