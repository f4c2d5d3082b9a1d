import { commit } from "../../shared/journal/commit.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { subjectOf } from "../../shared/journal/store.ts";
import { letter } from "../../shared/letters/letter.ts";
import { requestLinkId } from "../../shared/members/commands.ts";
import { MembershipRequested } from "../../shared/members/entries.ts";
import { alreadyMember, membershipConfirm } from "../../shared/members/letters.ts";
import { readMembership } from "../../shared/members/store.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";

/**
 * Sends the link to confirm with; to a member, a letter that says that they are one. Nothing for a request that a newer one took the
 * place of, or that was made before its sender joined: its link would be worthless.
 */
export const onMembershipRequested: Reaction<DataOf<typeof MembershipRequested>> = async (
  needs,
  entry,
  occasion,
) => {
  const person = entry.subject.id;
  const { request, expires } = entry.data;
  const membership = await readMembership(needs.table, person);
  const member = membership?.member;
  const about = subjectOf(entry);
  const to = { person };
  if (member?.status === "member") {
    if (member.joinedAt > entry.at) return;
    const sent = letter(alreadyMember, { to, about, facts: { person }, usefulUntil: expires }, occasion);
    await commit(needs, { once: occasion.once, letters: [sent] });
    return;
  }
  if (membership?.request?.id !== request) return;
  const facts = { link: requestLinkId({ person, request }), expires };
  const sent = letter(membershipConfirm, { to, about, facts, usefulUntil: expires }, occasion);
  await commit(needs, { once: occasion.once, letters: [sent] });
};

export const handler = reaction(
  "members/on-membership-requested",
  MembershipRequested,
  onMembershipRequested,
);
