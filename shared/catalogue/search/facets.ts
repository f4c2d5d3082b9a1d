import { type CatalogueItem, type ItemKind, itemKindNames, itemKinds } from "../items/model.ts";
import { type Facet, facetNames, facets } from "../tags/model.ts";
import type { TagSet } from "../tags/tag-set.ts";

/** What a list of items can be narrowed by: the kind of item, and the facets of tags. */
export const narrowings = ["kind", ...facetNames] as const;

/** One of what a list can be narrowed by. */
export type Narrowing = (typeof narrowings)[number];

/** What is chosen: for each narrowing its values. Values of one widen (`python` or `r`), narrowings together narrow. */
export type Chosen = Readonly<Partial<Record<Narrowing, readonly string[]>>>;

/** What each narrowing is called. */
export const narrowingNames: Readonly<Record<Narrowing, string>> = { kind: "Kind", ...facets };

const isKind = (value: string): value is ItemKind => itemKindNames.some((name) => name === value);

/** What a value is called. */
export const labelIn = (narrowing: Narrowing, value: string, tags: TagSet): string => {
  if (narrowing !== "kind") return tags.labelOf(value);
  return isKind(value) ? itemKinds[value] : value;
};

const inFacet = (value: string, facet: Facet, tags: TagSet): boolean =>
  tags.get(value)?.facets.includes(facet) ?? false;

/** The values of an item by which it can be narrowed to. */
export const valuesOf = (item: CatalogueItem, narrowing: Narrowing, tags: TagSet): readonly string[] =>
  narrowing === "kind"
    ? [item.kind]
    : [...new Set(item.tags)].filter((value) => inFacet(value, narrowing, tags));

const fits = (values: readonly string[], wanted: readonly string[] | undefined): boolean =>
  wanted === undefined || wanted.length === 0 || values.some((value) => wanted.includes(value));

/** One value that a list can be narrowed to. `count` is how many items would be listed if it alone were chosen in its facet, with all else as it is. */
export interface FacetValue {
  readonly value: string;
  readonly label: string;
  readonly count: number;
  readonly chosen: boolean;
}

/** What was narrowed down to, with the counts beside each value. */
export interface Narrowed {
  readonly items: readonly CatalogueItem[];
  readonly facets: readonly {
    readonly narrowing: Narrowing;
    readonly name: string;
    readonly values: readonly FacetValue[];
  }[];
}

/** Narrows a list down to what is chosen, in its order. Values that no item has are left out, unless they are chosen. Pure. */
export const narrow = (items: readonly CatalogueItem[], chosen: Chosen, tags: TagSet): Narrowed => {
  const facts = items.map((item) => ({
    item,
    // Of each item, what it has of each narrowing, and which of them it misses.
    values: new Map(narrowings.map((each) => [each, valuesOf(item, each, tags)])),
  }));
  const missed = facts.map(({ item, values }) => ({
    item,
    values,
    misses: narrowings.filter((each) => !fits(values.get(each) ?? [], chosen[each])),
  }));
  const facet = (narrowing: Narrowing) => {
    const counts = new Map((chosen[narrowing] ?? []).map((value) => [value, 0]));
    for (const { values, misses } of missed) {
      // What this narrowing itself leaves out counts: it would be listed if the value were chosen.
      if (misses.some((each) => each !== narrowing)) continue;
      for (const value of values.get(narrowing) ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const listed = [...counts].map(([value, count]) => ({
      value,
      label: labelIn(narrowing, value, tags),
      count,
      chosen: chosen[narrowing]?.includes(value) ?? false,
    }));
    return {
      narrowing,
      name: narrowingNames[narrowing],
      values: listed.sort((a, b) => a.label.localeCompare(b.label, "en")),
    };
  };
  return {
    items: missed.filter(({ misses }) => misses.length === 0).map(({ item }) => item),
    facets: narrowings.map(facet).filter(({ values }) => values.length > 0),
  };
};
