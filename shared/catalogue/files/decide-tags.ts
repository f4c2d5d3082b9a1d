import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import { CatalogueTagChanged } from "../entries.ts";
import { type Tag, type TagChange, tagSchema } from "../tags/model.ts";
import { makeTagSet, type TagSet, tagValue } from "../tags/tag-set.ts";

const asText = (tag: Tag): string => JSON.stringify(tagSchema.parse(tag));

/** The tags of a file that the catalogue has otherwise, or not at all. */
export const tagsToChange = (tags: readonly Tag[], set: TagSet): Tag[] =>
  tags.filter((tag) => {
    const before = set.get(tag.value);
    return before === undefined || asText(before) !== asText(tag);
  });

const same = (one: readonly string[], other: readonly string[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

const changesOf = (before: Tag | undefined, after: Tag): TagChange[] => {
  if (before === undefined) return ["added"];
  return [
    ...(before.label === after.label ? [] : (["relabelled"] as const)),
    ...(same(before.aliases, after.aliases) ? [] : (["aliases"] as const)),
    ...(same(before.facets, after.facets) ? [] : (["facets"] as const)),
    ...(before.retired === undefined && after.retired !== undefined ? (["retired"] as const) : []),
    ...(before.retired !== undefined && after.retired === undefined ? (["brought-back"] as const) : []),
  ];
};

/**
 * What becomes of the tags when an import brings these: each is as the file has it, unless one of its names belongs to another tag here. Those
 * that the file does not have stay. Pure.
 */
export const importTags = (
  set: TagSet,
  tags: readonly Tag[],
  occasion: Occasion,
): readonly { readonly tag: Tag; readonly entries: readonly Entry[] }[] => {
  let now = set;
  return tagsToChange(tags, set).flatMap((tag) => {
    const names = [tag.value, tag.label, ...tag.aliases];
    const isTaken = names.some((name) => {
      const other = now.named(name);
      return other !== undefined && other.value !== tag.value;
    });
    if (isTaken || tagValue(tag.value) !== tag.value) return [];
    const what = changesOf(now.get(tag.value), tag);
    now = makeTagSet(now.tags, [tag]);
    // The date since when a tag is retired is no change of its own.
    const data = { what: what.length === 0 ? (["retired"] as const).slice() : what };
    return [{ tag, entries: [record(CatalogueTagChanged, { subject: tag.value, data }, occasion)] }];
  });
};
