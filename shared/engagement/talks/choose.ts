import type { Month } from "../engagement.ts";
import { loveIn, monthsBetween } from "../love.ts";
import { movements } from "../movement.ts";
import type { Weighed } from "../weights/model.ts";
import { type QuietOrganisation, type TalkRule, talkRules } from "./model.ts";

/** How many people a team can talk to in a week beside its work. */
export const PEOPLE_A_WEEK = 5;

/** Somebody who was chosen, and by which rule. */
export interface Chosen {
  readonly person: string;
  readonly why: TalkRule;
}

/**
 * Who comes into question, by rule, at most `most` for each: of those who fit it the most engaged first. Somebody who fits several rules stands with the first of them.
 * `candidates` come the most engaged first; `not` are those of the team, and those who were chosen lately.
 */
export const shortlist = (
  candidates: readonly Weighed[],
  { month, not, most }: { readonly month: Month; readonly not: ReadonlySet<string>; readonly most: number },
): readonly Chosen[] => {
  const found = new Map<TalkRule, string[]>(talkRules.map((rule) => [rule, []]));
  for (const { person, months } of candidates) {
    if (not.has(person)) continue;
    const rule = talkRules.find((one) => movements[one].holds(months, month));
    const those = rule === undefined ? undefined : found.get(rule);
    if (those !== undefined && those.length < most) those.push(person);
  }
  return talkRules.flatMap((why) => (found.get(why) ?? []).map((person) => ({ person, why })));
};

/** Five of those who come into question: one by each rule in turn, until there are five or nobody is left. */
export const chooseFive = (listed: readonly Chosen[]): readonly Chosen[] => {
  const byRule = talkRules.map((rule) => listed.filter(({ why }) => why === rule));
  const longest = Math.max(0, ...byRule.map((those) => those.length));
  return Array.from({ length: longest }, (_, turn) => byRule.flatMap((those) => those[turn] ?? []))
    .flat()
    .slice(0, PEOPLE_A_WEEK);
};

/** Somebody who took part, with the organisation that they are of. */
export type OfOrganisation = Pick<Weighed, "lastOn" | "months"> & { readonly code: string };

const QUIET_MONTHS = 3;
const MOST_QUIET = 10;

/**
 * Organisations that went quiet: two people or more took part, and for three months nobody did. Those whose people's love was highest in
 * the month of their last activity come first; at most ten.
 */
export const quietOrganisations = (
  people: readonly OfOrganisation[],
  month: Month,
): readonly QuietOrganisation[] => {
  const byCode = new Map<string, OfOrganisation[]>();
  for (const one of people) byCode.set(one.code, [...(byCode.get(one.code) ?? []), one]);
  return [...byCode]
    .flatMap(([code, those]) => {
      const lastOn = those
        .flatMap((one) => one.lastOn ?? [])
        .sort()
        .at(-1);
      if (lastOn === undefined || those.length < 2) return [];
      const last = lastOn.slice(0, 7);
      if (monthsBetween(last, month) < QUIET_MONTHS) return [];
      const love = those.reduce((sum, { months }) => sum + loveIn(months, last), 0);
      return { code, lastOn, people: those.length, love };
    })
    .sort((one, other) => other.love - one.love || (one.code < other.code ? -1 : 1))
    .slice(0, MOST_QUIET)
    .map(({ code, lastOn, people: count }) => ({ code, lastOn, people: count }));
};
