import { normalized } from "../../platform/text.ts";
import { type Facet, facetNames, facets, type Tag } from "./model.ts";

/** All tags, retired ones too, ready to be asked. */
export interface TagSet {
  /** By label. */
  readonly tags: readonly Tag[];
  /** The tag with this very value. */
  readonly get: (value: string) => Tag | undefined;
  /** The tag that somebody means who writes this: its value, its label or an alias, in any case and spacing. Retired ones too. */
  readonly named: (text: string) => Tag | undefined;
  /** What people read for a value; the value itself where there is no such tag. */
  readonly labelOf: (value: string) => string;
  /** The tags of a facet that new items are given, by label. */
  readonly inFacet: (facet: Facet) => readonly Tag[];
}

/** A tag's name in the form of a value: lower case, one space between words. */
export const tagValue = (text: string): string =>
  normalized(text, "NFKC")
    .toLowerCase()
    .replaceAll(/\p{Cf}/gu, "")
    .replaceAll(/[\s_]+/g, " ")
    .trim();

const byLabel = (one: Tag, other: Tag): number => one.label.localeCompare(other.label, "en");

/** A tag set of the shipped tags, those in place of which `stored` has its own, and what else is stored. Pure. */
export const makeTagSet = (shipped: readonly Tag[], stored: readonly Tag[]): TagSet => {
  const byValue = new Map([...shipped, ...stored].map((tag) => [tag.value, tag]));
  const tags = [...byValue.values()].sort(byLabel);
  const names = new Map<string, Tag>();
  // A tag's own name comes before what another is also called.
  for (const namesOf of [(tag: Tag) => tag.aliases, (tag: Tag) => [tag.label], (tag: Tag) => [tag.value]])
    for (const tag of tags) for (const name of namesOf(tag)) names.set(tagValue(name), tag);
  return {
    tags,
    get: (value) => byValue.get(value),
    named: (text) => names.get(tagValue(text)),
    labelOf: (value) => byValue.get(value)?.label ?? value,
    inFacet: (facet) => tags.filter((tag) => tag.retired === undefined && tag.facets.includes(facet)),
  };
};

/** What a list of tags lacks by the guidance “one of each facet that fits”: the names of the facets of which there is none. Pure. */
export const facetsWithout = (values: readonly string[], set: TagSet): readonly string[] =>
  facetNames
    .filter((facet) => !values.some((value) => set.get(value)?.facets.includes(facet)))
    .map((facet) => facets[facet]);
