import { commit } from "../../shared/journal/commit.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { subjectOf } from "../../shared/journal/store.ts";
import { letter } from "../../shared/letters/letter.ts";
import { MemberJoined } from "../../shared/members/entries.ts";
import { memberWelcome } from "../../shared/members/letters.ts";
import { plusHours } from "../../shared/platform/time.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";

/** Welcomes a new member. Who was taken over from a list has been a member for long and gets no letter. */
export const onMemberJoined: Reaction<DataOf<typeof MemberJoined>> = async (needs, entry, occasion) => {
  if (entry.data.via === "list") return;
  const person = entry.subject.id;
  const welcome = letter(
    memberWelcome,
    { to: { person }, about: subjectOf(entry), facts: { person }, usefulUntil: plusHours(entry.at, 14 * 24) },
    occasion,
  );
  await commit(needs, { once: occasion.once, letters: [welcome] });
};

export const handler = reaction("members/on-member-joined", MemberJoined, onMemberJoined);
