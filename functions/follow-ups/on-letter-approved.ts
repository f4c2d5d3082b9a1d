import { inviteMembers } from "../../shared/follow-ups/invite-members.ts";
import { webinarInvitationToApprove } from "../../shared/follow-ups/webinar-letters.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { LetterApproved } from "../../shared/letters/entries.ts";
import { readLetter } from "../../shared/letters/store.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";

/** Invites the members of the chosen segments in the words that were approved. */
export const onLetterApproved: Reaction<DataOf<typeof LetterApproved>> = async (needs, entry, occasion) => {
  const approved = await readLetter(needs.table, entry.subject.id);
  if (approved === undefined || approved.kind !== webinarInvitationToApprove.kind) return;
  await inviteMembers(needs, webinarInvitationToApprove.facts.parse(approved.facts), occasion);
};

export const handler = reaction("follow-ups/on-letter-approved", LetterApproved, onLetterApproved);
