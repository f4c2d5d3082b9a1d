import { expectDone } from "../../shared/journal/change.ts";
import { minus } from "../../shared/platform/wall-clock.ts";
import { makeSegment, rewriteSegment } from "../../shared/segments/commands.ts";
import type { WrittenSegment } from "../../shared/segments/decide.ts";
import { atDesk, type Sample } from "./load-steps.ts";

/** Segments as a community manager keeps them: whom to write to, whom to win back, whom to ask. */
const segments: readonly WrittenSegment[] = [
  {
    name: "Analysts and engineers in trusts",
    filter: { kinds: ["nhs-trust"], roles: ["analyst", "engineer"] },
  },
  { name: "Came to an event in the last 6 months", filter: { did: ["attended"], within: "6" } },
  { name: "Have not been active since joining", filter: { neverActive: true, consents: ["news"] } },
  {
    name: "Suppliers who take part",
    filter: { kinds: ["supplier"], levels: ["participating", "contributing", "leading"] },
  },
  {
    name: "To ask: drifting champions to be",
    filter: { wouldChampion: true, movements: ["drifting", "at-risk"] },
  },
];

/** The segments that the team saved; one of them was changed later. */
export const loadSegments = async (sample: Sample): Promise<void> => {
  for (const [nth, segment] of segments.entries()) {
    const { needs, occasion } = sample.moments(`segment-${nth}`)(minus(sample.today, "P20D"), atDesk(sample));
    const made = await makeSegment(needs, segment, { once: `sample:segment:${nth}`, occasion });
    if (nth > 0) continue;
    const later = sample.moments("segment-later")(minus(sample.today, "P6D"), atDesk(sample));
    const filter = { ...segment.filter, consents: ["news" as const] };
    const change = { ...segment, id: made.done.id, seen: 1, filter };
    const given = { once: "sample:segment:later", occasion: later.occasion };
    expectDone(await rewriteSegment(later.needs, change, given), "A segment of the sample");
  }
};
