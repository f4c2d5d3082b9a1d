import { type Entry, type Occasion, record } from "../journal/entry.ts";
import type { Instant } from "../platform/clock.ts";
import { plusHours } from "../platform/time.ts";
import type { LinkAnswer } from "./check.ts";
import { LinkAnswersAgain, LinkDied, LinkSetAside, LinkTakenUp } from "./entries.ts";
import { type Link, linkId } from "./link.ts";

/** Less than a day, so that the next night comes in time whatever its place in the night's order and the change of the clocks do to the hours. */
const A_NIGHT_LATER = 20;
const A_WEEK_LATER = 7 * 24 - 4;

/** What a link becomes, and what is written down of it. */
export interface LinkDecision {
  readonly link: Link;
  readonly entries: readonly Entry[];
}

const isDead = (link: Link, outcome: "gone" | "no-answer", now: Instant): boolean => {
  if (link.state === "dead") return true;
  if (link.failingSince === undefined) return false;
  return outcome === "gone" || plusHours(link.failingSince, A_NIGHT_LATER) <= now;
};

const failed = (
  link: Link,
  outcome: "gone" | "no-answer",
  status: number | undefined,
  { now, ...occasion }: Occasion,
): LinkDecision => {
  const dead = isDead(link, outcome, now);
  const dies = dead && link.state !== "dead";
  const told = { outcome, status };
  return {
    link: {
      ...link,
      state: dead ? "dead" : "failing",
      failingSince: link.failingSince ?? now,
      ...(dies && { diedAt: now }),
      movedTo: undefined,
      nextCheckAt: plusHours(now, link.setAside === undefined ? A_NIGHT_LATER : A_WEEK_LATER),
    },
    entries: dies ? [record(LinkDied, { subject: linkId(link), data: told }, { now, ...occasion })] : [],
  };
};

/**
 * What an answer makes of a link. It is dead when its server says for the second time that it is gone, or when nobody answered a night apart:
 * one bad evening is no death. A failing link is asked again the next night, any other next week.
 */
export const afterCheck = (before: Link, answer: LinkAnswer, occasion: Occasion): LinkDecision => {
  const { outcome, status, movedTo } = answer;
  const link: Link = { ...before, checks: before.checks + 1, checkedAt: occasion.now, status };
  if (outcome === "gone" || outcome === "no-answer") return failed(link, outcome, status, occasion);
  const answers: Link = {
    ...link,
    state: outcome,
    movedTo,
    failingSince: undefined,
    diedAt: undefined,
    setAside: undefined,
    nextCheckAt: plusHours(occasion.now, A_WEEK_LATER),
  };
  const again = before.state === "dead" && outcome !== "not-allowed";
  return {
    link: answers,
    entries: again ? [record(LinkAnswersAgain, { subject: linkId(link), data: {} }, occasion)] : [],
  };
};

/** A dead link that stays as it is, for this reason. Null when it is not dead, or is left already. */
export const setLinkAside = (link: Link, reason: string, occasion: Occasion): LinkDecision | null => {
  if (link.state !== "dead" || link.setAside !== undefined) return null;
  return {
    link: { ...link, setAside: { reason, by: occasion.actor.id, at: occasion.now } },
    entries: [record(LinkSetAside, { subject: linkId(link), data: {} }, occasion)],
  };
};

/** A dead link that was left as it is and is a task again. Null when it was not left. */
export const takeLinkUp = (link: Link, occasion: Occasion): LinkDecision | null => {
  if (link.setAside === undefined) return null;
  return {
    link: { ...link, setAside: undefined },
    entries: [record(LinkTakenUp, { subject: linkId(link), data: {} }, occasion)],
  };
};
