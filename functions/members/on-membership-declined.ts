import { commit } from "../../shared/journal/commit.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { subjectOf } from "../../shared/journal/store.ts";
import { letter } from "../../shared/letters/letter.ts";
import { MembershipDeclined } from "../../shared/members/entries.ts";
import { membershipDeclined } from "../../shared/members/letters.ts";
import { plusHours } from "../../shared/platform/time.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";

/** Tells somebody whom the team did not accept why. */
export const onMembershipDeclined: Reaction<DataOf<typeof MembershipDeclined>> = async (
  needs,
  entry,
  occasion,
) => {
  const told = letter(
    membershipDeclined,
    {
      to: { person: entry.subject.id },
      about: subjectOf(entry),
      facts: entry.data,
      usefulUntil: plusHours(entry.at, 14 * 24),
    },
    occasion,
  );
  await commit(needs, { once: occasion.once, letters: [told] });
};

export const handler = reaction("members/on-membership-declined", MembershipDeclined, onMembershipDeclined);
