import { eventToBe, whoRegistered } from "../events/read.ts";
import { type CommitNeeds, commit } from "../journal/commit.ts";
import type { Occasion } from "../journal/entry.ts";
import { letter } from "../letters/letter.ts";
import { membersOfSegment } from "../members/read.ts";
import type { Segment } from "../people/segments.ts";
import { webinarInvitation, type webinarInvitationToApprove } from "./webinar-letters.ts";

/** Letters to a transaction. */
const PAGE = 40;

type Approved = typeof webinarInvitationToApprove.example;

/**
 * Writes to every member of the chosen segments who has not registered yet, one transaction for every forty. Interrupted and begun again,
 * it goes on where it was: each page says itself where the next one begins, so that nobody gets a second letter. An event that was cancelled
 * in the meantime invites nobody.
 */
export const inviteMembers = async (
  needs: CommitNeeds,
  approved: Omit<Approved, "segments"> & { readonly segments: readonly Segment[] },
  occasion: Occasion & { readonly once: string },
): Promise<void> => {
  const event = await eventToBe(needs.table, approved.event);
  if (event === undefined || event.status !== "published" || event.startsAt <= occasion.now) return;
  const { title, startsAt } = event;
  const facts = { event: approved.event, title, startsAt, subject: approved.subject, body: approved.body };
  const about = `event:${approved.event}`;
  for (const segment of new Set(approved.segments)) {
    let after: string | undefined;
    for (let page = 0; ; page += 1) {
      const { people, next } = await membersOfSegment(needs.table, segment, after, PAGE);
      const registered = await whoRegistered(needs.table, approved.event, people);
      const letters = people
        .filter((person) => !registered.has(person))
        .map((person) =>
          letter(webinarInvitation, { to: { person }, about, facts, usefulUntil: startsAt }, occasion),
        );
      const saved = await commit(needs, {
        once: `${occasion.once}:${segment}:${page}`,
        result: next === undefined ? {} : { next },
        letters,
      });
      const following = saved.outcome === "repeated" ? saved.result["next"] : next;
      if (following === undefined) break;
      after = String(following);
    }
  }
};
