import { invitationsOfMembers } from "../../shared/follow-ups/webinar/invite-members.ts";
import { webinarInvitationToApprove } from "../../shared/follow-ups/webinar/letters.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { LetterApproved } from "../../shared/letters/entries.ts";
import { readLetter } from "../../shared/letters/store.ts";
import { type FanOutPlan, fanOutReaction } from "../entry-points/fan-out.ts";

/** Invites the members of the chosen kinds of organisation in the words that were approved. */
export const onLetterApproved: FanOutPlan<DataOf<typeof LetterApproved>> = async (
  { table },
  entry,
  occasion,
) => {
  const approved = await readLetter(table, entry.subject.id);
  if (approved === undefined || approved.kind !== webinarInvitationToApprove.kind) return [];
  return invitationsOfMembers(table, webinarInvitationToApprove.facts.parse(approved.facts), occasion);
};

export const handler = fanOutReaction("follow-ups/on-letter-approved", [LetterApproved], onLetterApproved);
