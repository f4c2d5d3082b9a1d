import { type Entry, type Occasion, record } from "../journal/entry.ts";
import { utcDate } from "../platform/time.ts";
import { CatalogueTagChanged } from "./entries.ts";
import type { Facet, Tag, TagChange } from "./tag.ts";
import { type TagSet, tagValue } from "./tag-set.ts";

/** What a decision about a tag makes true. */
export interface TagDecision {
  readonly tag: Tag;
  readonly entries: readonly Entry[];
}

/** Why a decision about a tag is refused. `name` is the spelling that is in the way, `tag` the label of the tag that has it. */
export type TagRefusal =
  | { readonly refusal: "name-taken"; readonly name: string; readonly tag: string }
  | { readonly refusal: "nothing-changed" | "changed" | "unknown" | "instead-unknown" };

/** What the team says of a tag. */
export interface TagDetails {
  readonly label: string;
  readonly facets: readonly Facet[];
  readonly aliases: readonly string[];
}

const takenName = (value: string, names: readonly string[], set: TagSet): TagRefusal | undefined => {
  for (const name of names) {
    const other = set.named(name);
    if (other !== undefined && other.value !== value)
      return { refusal: "name-taken", name, tag: other.label };
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
): TagDecision | TagRefusal => {
  const aliases = aliasesOf(value, details.aliases);
  const taken = takenName("", [value, details.label, ...aliases], set);
  if (taken !== undefined) return taken;
  return decided({ value, label: details.label, facets: [...details.facets], aliases }, ["added"], occasion);
};

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each) => other.includes(each));

/** Changes what a tag is called, its other spellings and its facets. Its value stays, so that no item has to change. */
export const changeTag = (
  set: TagSet,
  value: string,
  details: TagDetails,
  occasion: Occasion,
): TagDecision | TagRefusal => {
  const before = set.get(value);
  if (before === undefined) return { refusal: "unknown" };
  const aliases = aliasesOf(value, details.aliases);
  const taken = takenName(value, [details.label, ...aliases], set);
  if (taken !== undefined) return taken;
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
  set: TagSet,
  value: string,
  instead: string | undefined,
  occasion: Occasion,
): TagDecision | TagRefusal => {
  const before = set.get(value);
  if (before === undefined) return { refusal: "unknown" };
  if (before.retired !== undefined) return { refusal: "nothing-changed" };
  const other = instead === undefined ? undefined : set.get(instead);
  if (instead !== undefined && (other === undefined || other.value === value || other.retired !== undefined))
    return { refusal: "instead-unknown" };
  const retired = { since: utcDate(occasion.now), ...(instead === undefined ? {} : { instead }) };
  return decided({ ...before, retired }, ["retired"], occasion);
};

/** Brings a retired tag back. */
export const bringBackTag = (set: TagSet, value: string, occasion: Occasion): TagDecision | TagRefusal => {
  const before = set.get(value);
  if (before === undefined) return { refusal: "unknown" };
  if (before.retired === undefined) return { refusal: "nothing-changed" };
  const { retired: _retired, ...tag } = before;
  return decided(tag, ["brought-back"], occasion);
};
