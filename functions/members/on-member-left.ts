import { commit } from "../../shared/journal/commit.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { subjectOf } from "../../shared/journal/store.ts";
import { letter } from "../../shared/letters/letter.ts";
import { MemberLeft } from "../../shared/members/entries.ts";
import { memberGoodbye } from "../../shared/members/letters.ts";
import { plusHours } from "../../shared/platform/time.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";

/** Says goodbye. Not to somebody who called our mail spam: another letter is the last thing they want. Nor to one whose import was undone: they never heard that they were a member. */
export const onMemberLeft: Reaction<DataOf<typeof MemberLeft>> = async (needs, entry, occasion) => {
  if (entry.data.by === "complaint" || entry.data.by === "import-undone") return;
  const goodbye = letter(
    memberGoodbye,
    {
      to: { person: entry.subject.id },
      about: subjectOf(entry),
      facts: {},
      usefulUntil: plusHours(entry.at, 7 * 24),
    },
    occasion,
  );
  await commit(needs, { once: occasion.once, letters: [goodbye] });
};

export const handler = reaction("members/on-member-left", MemberLeft, onMemberLeft);
