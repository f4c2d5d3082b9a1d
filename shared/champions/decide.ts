import { type Refused, refused, UNCHANGED, type Unchanged } from "../journal/answer.ts";
import { type Entry, type Occasion, record } from "../journal/entry.ts";
import { type Letter, letter } from "../letters/letter.ts";
import { plusHours } from "../platform/time.ts";
import { addDays, localDate, nineOn, plus } from "../platform/wall-clock.ts";
import type { Timer, TimerName } from "../timers/timer.ts";
import {
  ChampionAsked,
  ChampionChanged,
  ChampionReminded,
  ChampionTermBegan,
  ChampionTermDue,
  ChampionTermEnded,
  ChampionTermRenewed,
} from "./entries.ts";
import { championAsked, championTermEnds, championThanks } from "./letters.ts";
import { type Champion, isShown, shownWording } from "./model.ts";

/** Whoever is asked to be a champion has sixty days to answer by the link. */
const ANSWERED_HOURS = 60 * 24;

/** A champion as they are from now on, with the letters and timers that go with it. */
export interface ChampionDecision {
  readonly champion: Champion;
  readonly entries: readonly Entry[];
  readonly letters?: readonly Letter[];
  readonly setTimers?: readonly Timer[];
  readonly cancelTimers?: readonly TimerName[];
}

/** What a champion says: what they offer, and whether they want to be shown on the public page. */
export interface Said {
  readonly offers: string;
  readonly shown: boolean;
}

/** How long a term is, and how long before its end the letter about it goes. */
const TERM = "P1Y";
const DAYS_BEFORE = 30;

const about = ({ person }: Pick<Champion, "person">) => ({ to: { person }, about: `member:${person}` });

const next = (before: Champion, more: Partial<Champion>): Champion => ({
  ...before,
  ...more,
  version: before.version + 1,
});

const of = ({ person }: Pick<Champion, "person">) => ({ subject: person, person });

const timersOf = ({
  person,
  until,
}: Champion): readonly (TimerName & { readonly what: "soon" | "over" })[] =>
  until === undefined
    ? []
    : [
        { id: `champion:${person}:soon`, due: nineOn(addDays(until, -DAYS_BEFORE)), what: "soon" },
        { id: `champion:${person}:over`, due: nineOn(until), what: "over" },
      ];

const newTimers = (champion: Champion, occasion: Occasion): readonly Timer[] =>
  timersOf(champion).map(({ id, due, what }) => {
    const data = { until: champion.until ?? "", what };
    return { id, due, entry: record(ChampionTermDue, { ...of(champion), data }, occasion) };
  });

/** Asks a member to be a champion, by a letter with a link. Somebody who declined, or was one, can be asked again. */
export const askToChampion = (
  before: Champion | undefined,
  person: string,
  occasion: Occasion,
): ChampionDecision | Refused<"asked-already" | "champion-already"> => {
  if (before?.status === "asked") return refused("asked-already");
  if (before?.status === "champion") return refused("champion-already");
  const champion: Champion = {
    person,
    status: "asked",
    askedAt: occasion.now,
    askedBy: occasion.actor.id ?? "",
    offers: before?.offers ?? "",
    version: (before?.version ?? 0) + 1,
  };
  return {
    champion,
    entries: [record(ChampionAsked, { ...of(champion), data: {} }, occasion)],
    letters: [
      letter(
        championAsked,
        { ...about(champion), facts: { person, expires: plusHours(occasion.now, ANSWERED_HOURS) } },
        occasion,
      ),
    ],
  };
};

const consentOf = ({ shown }: Champion, wants: boolean, { now }: Occasion): Champion["shown"] => {
  const given = shown !== undefined && shown.withdrawnAt === undefined;
  if (wants) return given ? shown : { ...shownWording, at: now };
  return given ? { ...shown, withdrawnAt: now } : shown;
};

/** Begins a term of a year, as the person who was asked says. */
export const acceptToChampion = (
  before: Champion,
  { offers, shown }: Said,
  occasion: Occasion,
): ChampionDecision | Refused<"not-asked"> => {
  if (before.status !== "asked") return refused("not-asked");
  const until = localDate(plus(occasion.now, TERM));
  const champion = next(before, {
    status: "champion",
    offers,
    shown: consentOf(before, shown, occasion),
    from: localDate(occasion.now),
    until,
  });
  return {
    champion,
    entries: [
      record(ChampionTermBegan, { ...of(champion), data: { until } }, occasion),
      ...(shown ? [record(ChampionChanged, { ...of(champion), data: { shown } }, occasion)] : []),
    ],
    setTimers: newTimers(champion, occasion),
  };
};

/** Changes what a champion offers, and whether they are shown. */
export const changeChampion = (
  before: Champion,
  { offers, shown }: Said,
  occasion: Occasion,
): ChampionDecision | Refused<"not-a-champion"> | Unchanged => {
  if (before.status !== "champion") return refused("not-a-champion");
  if (before.offers === offers && isShown(before) === shown) return UNCHANGED;
  const champion = next(before, { offers, shown: consentOf(before, shown, occasion) });
  return { champion, entries: [record(ChampionChanged, { ...of(champion), data: { shown } }, occasion)] };
};

/** Has a term go on for another year, from its end. */
export const renewTerm = (
  before: Champion,
  occasion: Occasion,
): ChampionDecision | Refused<"not-a-champion"> => {
  if (before.status !== "champion") return refused("not-a-champion");
  const until = localDate(plus(nineOn(before.until ?? localDate(occasion.now)), TERM));
  const { remindedAt: _told, ...kept } = before;
  const champion = next(kept, { until });
  return {
    champion,
    entries: [record(ChampionTermRenewed, { ...of(champion), data: { until } }, occasion)],
    cancelTimers: timersOf(before),
    setTimers: newTimers(champion, occasion),
  };
};

/** Who or what ends a term, or declines one. */
export type EndedBy = "term" | "person" | "team" | "declined";

/** Ends a term, or declines to begin one. Whoever was a champion is thanked; what was agreed to about the public page ends with it. */
export const endTerm = (
  before: Champion,
  by: EndedBy,
  occasion: Occasion,
): ChampionDecision | Refused<"not-a-champion"> | Unchanged => {
  const was = by === "declined" ? "asked" : "champion";
  const is = by === "declined" ? "declined" : "ended";
  if (before.status === is) return UNCHANGED;
  if (before.status !== was) return refused("not-a-champion");
  const champion = next(before, {
    status: is,
    endedAt: occasion.now,
    shown: consentOf(before, false, occasion),
  });
  const { person, from = localDate(before.askedAt) } = before;
  return {
    champion,
    entries: [record(ChampionTermEnded, { ...of(champion), data: { by } }, occasion)],
    ...(by === "declined"
      ? {}
      : { letters: [letter(championThanks, { ...about(champion), facts: { person, from } }, occasion)] }),
    cancelTimers: timersOf(before),
  };
};

/** What a timer leads to: the letter a month before the end, or the end. Nothing where the term was renewed or ended meanwhile; nobody who left the community is written to. */
export const termIsDue = (
  before: Champion,
  due: { readonly until: string; readonly what: "soon" | "over"; readonly isMember: boolean },
  occasion: Occasion,
): ChampionDecision | Unchanged => {
  if (before.status !== "champion" || before.until !== due.until) return UNCHANGED;
  if (due.what === "over") {
    const ended = endTerm(before, "term", occasion);
    if ("refusal" in ended) return UNCHANGED;
    return due.isMember || !("letters" in ended) ? ended : { ...ended, letters: [] };
  }
  if (!due.isMember) return UNCHANGED;
  const { person } = before;
  const facts = { person, until: due.until };
  return {
    champion: next(before, { remindedAt: occasion.now }),
    entries: [record(ChampionReminded, { ...of(before), data: { until: due.until } }, occasion)],
    letters: [
      letter(championTermEnds, { ...about(before), facts, usefulUntil: nineOn(due.until) }, occasion),
    ],
  };
};
