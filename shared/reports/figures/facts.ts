import { isDeepStrictEqual } from "node:util";
import * as z from "zod/mini";
import type { Narrowed } from "./facets.ts";

/** What figures are divided by of a person, in codes. */
const knownSchema = z.lazy(() =>
  z.object({
    organisation: z.optional(z.string()),
    region: z.optional(z.string()),
    role: z.optional(z.string()),
    topics: z.array(z.string()),
    /** They were in the team, whose doings are work. */
    team: z.optional(z.literal(true)),
  }),
);

/** What figures are divided by of a person. */
export type Known = z.infer<typeof knownSchema>;

/**
 * What was known of somebody when each of their days was first summed up, and whether they were a member from then on, both in order of time. It outlives the person: codes
 * and dates do not say who they were, and counts stay.
 */
export const factsSchema = z.lazy(() =>
  z.object({
    person: z.string(),
    known: z.array(z.object({ from: z.iso.date(), known: knownSchema })),
    member: z.array(z.object({ from: z.iso.date(), member: z.boolean() })),
  }),
);

/** What was known of somebody, and since when. */
export type Facts = z.infer<typeof factsSchema>;

/** Of somebody of whom nothing is known yet. */
export const noFacts = (person: string): Facts => ({ person, known: [], member: [] });

const lastOn = <One extends { readonly from: string }>(all: readonly One[], date: string): One | undefined =>
  all.filter(({ from }) => from <= date).at(-1);

/** Whether somebody was a member when a day ended. */
export const memberOn = ({ member }: Facts, date: string): boolean => lastOn(member, date)?.member ?? false;

/** What was known of somebody when a day ended; before the first time, what was known then. */
export const knownOn = ({ known }: Facts, date: string): Known =>
  (lastOn(known, date) ?? known[0])?.known ?? { topics: [] };

const put = <One extends { readonly from: string }>(all: readonly One[], one: One): One[] =>
  [...all.filter(({ from }) => from !== one.from), one].sort((a, b) => (a.from < b.from ? -1 : 1));

/** What a day adds to what is known of somebody. */
export interface DayOfFacts {
  readonly date: string;
  /** As it is known now. */
  readonly known: Known;
  /** The last word of the day on whether they are a member. */
  readonly member?: boolean | undefined;
  /** The day was summed up before: what was known then stays, so that the same entries give the same figures. */
  readonly again: boolean;
}

/** The facts after a day on which somebody did something. */
export const withDay = (facts: Facts, { date, known, member, again }: DayOfFacts): Facts => {
  const isKnown = facts.known.length > 0 && (again || isDeepStrictEqual(knownOn(facts, date), known));
  const before =
    lastOn(
      facts.member.filter(({ from }) => from < date),
      date,
    )?.member ?? false;
  const words = facts.member.filter(({ from }) => from !== date);
  return {
    person: facts.person,
    known: isKnown ? facts.known : put(facts.known, { from: date, known }),
    member: member === undefined || member === before ? words : put(words, { from: date, member }),
  };
};

/** The values under which somebody is counted. */
export const narrowedBy = ({ organisation, region, role, topics }: Known): readonly Narrowed[] => [
  ...(organisation === undefined ? [] : [{ facet: "organisation" as const, value: organisation }]),
  ...(region === undefined ? [] : [{ facet: "region" as const, value: region }]),
  ...(role === undefined ? [] : [{ facet: "role" as const, value: role }]),
  ...topics.map((value) => ({ facet: "topic" as const, value })),
];
