import type { Facet } from "./facets.ts";

/** What a figure is a number of: in one and in many, or a measure. */
export type Unit = readonly [one: string, many: string] | "percent" | "working hours" | "points";

/**
 * How a figure comes about: a count of the period (`count`), what it came to when the period ended (`atEnd`), different people (`people`), a part of a whole in
 * percent (`share`), people of the community in the month with which the period ends (`monthEnd`), its gravity in that month, or the value below which so many percent of the cases lie (`percentile`).
 */
export type Calculation =
  | { readonly count: string }
  | { readonly atEnd: string }
  | { readonly people: string }
  | { readonly share: string; readonly of: readonly string[]; readonly are: "count" | "people" }
  | { readonly monthEnd: readonly string[] }
  | { readonly gravity: true }
  | { readonly percentile: number; readonly of: string };

/** By what figures of people are divided. */
export const aboutPeople = ["organisation", "region", "role", "topic"] as const;

/** A figure that the programme tells: what it is called, how it comes about, and who may see it. */
export interface FigureDefinition {
  readonly title: string;
  readonly unit: Unit;
  /** How it is counted, in words that a reader of a report understands. */
  readonly formula: string;
  readonly from: Calculation;
  readonly by: readonly Facet[];
  /** `anyone`: it may stand in what leaves the team. Of people, then with small numbers held back where it is divided. */
  readonly seenBy: "team" | "anyone";
  /** It counts people, so a part of it under five points at somebody. */
  readonly ofPeople: boolean;
}
