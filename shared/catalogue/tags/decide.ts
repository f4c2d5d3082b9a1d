import type { Refused } from "../../journal/answer.ts";
import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import { utcDate } from "../../platform/time.ts";
import { CatalogueTagChanged } from "../entries.ts";
import type { Facet, Tag, TagChange } from "./model.ts";
import { type TagSet, tagValue } from "./tag-set.ts";

/** What a decision about a tag makes true. */
export interface TagDecision {
  readonly tag: Tag;
  readonly entries: readonly Entry[];
}

/** Why a tag is not added: one of its names means another tag. */
export type AddRefusal = "name-taken";

/** Why a tag is not changed. */
export type ChangeRefusal = "name-taken" | "nothing-changed";

/** Why a tag is not retired. */
export type RetireRefusal = "nothing-changed" | "instead-unknown";

/** Why a tag is not brought back. */
export type BringBackRefusal = "nothing-changed";

/** What the team says of a tag. */
export interface TagDetails {
  readonly label: string;
  readonly facets: readonly Facet[];
  readonly aliases: readonly string[];
}

/**
 * The first name of a tag that means another tag already, and the label of that one; undefined when all its names are free. `value` is the tag's
 * own value, empty for a new one.
 */
export const nameInUse = (
  value: string,
  names: readonly string[],
  set: TagSet,
): { readonly name: string; readonly label: string } | undefined => {
  for (const name of names) {
    const other = set.named(name);
    if (other !== undefined && other.value !== value) return { name, label: other.label };
  }
  return undefined;
};

const decided = (tag: Tag, what: readonly TagChange[], occasion: Occasion): TagDecision => ({
  tag,
  entries: [record(CatalogueTagChanged, { subject: tag.value, data: { what: [...what] } }, occasion)],
});

const aliasesOf = (value: string, aliases: readonly string[]): string[] =>
  [...new Set(aliases.map(tagValue))].filter((alias) => alias !== "" && alias !== value);

/** Adds a tag of the programme's own. No two tags answer to one name. */
export const addTag = (
  set: TagSet,
  { value, ...details }: TagDetails & { readonly value: string },
  occasion: Occasion,
): TagDecision | Refused<AddRefusal> => {
  const aliases = aliasesOf(value, details.aliases);
  if (nameInUse("", [value, details.label, ...aliases], set) !== undefined) return { refusal: "name-taken" };
  return decided({ value, label: details.label, facets: [...details.facets], aliases }, ["added"], occasion);
};

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each) => other.includes(each));

/** Changes what a tag is called, its other spellings and its facets. Its value stays, so that no item has to change. */
export const changeTag = (
  before: Tag,
  details: TagDetails,
  set: TagSet,
  occasion: Occasion,
): TagDecision | Refused<ChangeRefusal> => {
  const aliases = aliasesOf(before.value, details.aliases);
  if (nameInUse(before.value, [details.label, ...aliases], set) !== undefined)
    return { refusal: "name-taken" };
  const what: TagChange[] = [
    ...(details.label === before.label ? [] : (["relabelled"] as const)),
    ...(isSame(aliases, before.aliases) ? [] : (["aliases"] as const)),
    ...(isSame(details.facets, before.facets) ? [] : (["facets"] as const)),
  ];
  if (what.length === 0) return { refusal: "nothing-changed" };
  return decided({ ...before, label: details.label, facets: [...details.facets], aliases }, what, occasion);
};

/** Retires a tag: items keep it, new ones are not given it. `instead` is the value of the tag to use, if there is one. */
export const retireTag = (
  before: Tag,
  instead: string | undefined,
  set: TagSet,
  occasion: Occasion,
): TagDecision | Refused<RetireRefusal> => {
  if (before.retired !== undefined) return { refusal: "nothing-changed" };
  const other = instead === undefined ? undefined : set.get(instead);
  if (
    instead !== undefined &&
    (other === undefined || other.value === before.value || other.retired !== undefined)
  )
    return { refusal: "instead-unknown" };
  const retired = { since: utcDate(occasion.now), instead };
  return decided({ ...before, retired }, ["retired"], occasion);
};

/** Brings a retired tag back. */
export const bringBackTag = (before: Tag, occasion: Occasion): TagDecision | Refused<BringBackRefusal> => {
  if (before.retired === undefined) return { refusal: "nothing-changed" };
  const { retired: _retired, ...tag } = before;
  return decided(tag, ["brought-back"], occasion);
};
