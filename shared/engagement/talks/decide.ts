import { type Refused, refused, UNCHANGED, type Unchanged } from "../../journal/answer.ts";
import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import type { Instant } from "../../platform/clock.ts";
import { TalkNoted, TalksFollowed } from "./entries.ts";
import { isOpen, type Talk, type Talks } from "./model.ts";

/** What is noted of a talk. `open`: it was neither had nor left for another time. */
export type Noted =
  | {
      readonly became: "spoken";
      readonly at: Instant;
      readonly how: "letter" | "note" | "said";
      readonly by?: string | undefined;
    }
  | { readonly became: "skipped"; readonly at: Instant }
  | { readonly became: "open" };

/** The talks of a week as they are from now on. */
export interface TalksDecision {
  readonly talks: Talks;
  readonly entries: readonly Entry[];
}

const noted = ({ spoken: _spoken, skippedAt: _skipped, ...talk }: Talk, what: Noted): Talk => {
  if (what.became === "open") return talk;
  if (what.became === "skipped") return { ...talk, skippedAt: what.at };
  const { at, how, by } = what;
  return { ...talk, spoken: { at, how, ...(by === undefined ? {} : { by }) } };
};

/** Notes what became of a talk. What a letter or a note tells does not change what is known already; refused for somebody who was not chosen, and after its outcome. */
export const noteTalk = (
  talks: Talks,
  person: string,
  what: Noted,
  occasion: Occasion,
): TalksDecision | Refused<"not-chosen" | "too-late"> | Unchanged => {
  const talk = talks.talks.find((one) => one.person === person);
  if (talk === undefined) return refused("not-chosen");
  if (talk.outcome !== undefined) return refused("too-late");
  if (what.became === "open" ? isOpen(talk) : talk.spoken !== undefined) return UNCHANGED;
  const data = { week: talks.week, became: what.became };
  return {
    talks: {
      ...talks,
      version: talks.version + 1,
      talks: talks.talks.map((one) => (one === talk ? noted(one, what) : one)),
    },
    entries: [record(TalkNoted, { subject: person, person, data }, occasion)],
  };
};

/**
 * Notes whether those with whom the team talked were active after it, by when each was last active. Said once, four weeks later: what they do
 * then does not change it.
 */
export const followTalks = (
  talks: Talks,
  lastActive: ReadonlyMap<string, string>,
  occasion: Occasion,
): TalksDecision | Unchanged => {
  if (talks.talks.every(({ outcome }) => outcome !== undefined)) return UNCHANGED;
  const followed = talks.talks.map((talk): Talk => {
    const { spoken, outcome, person } = talk;
    if (outcome !== undefined) return talk;
    const on = lastActive.get(person);
    const isAfter = spoken !== undefined && on !== undefined && on >= spoken.at.slice(0, 10);
    return { ...talk, outcome: isAfter ? { activeOn: on } : {} };
  });
  const data = {
    week: talks.week,
    spoken: followed.filter(({ spoken }) => spoken !== undefined).length,
    active: followed.filter(({ outcome }) => outcome?.activeOn !== undefined).length,
  };
  return {
    talks: { ...talks, version: talks.version + 1, talks: followed },
    entries: [record(TalksFollowed, { subject: talks.week, data }, occasion)],
  };
};
