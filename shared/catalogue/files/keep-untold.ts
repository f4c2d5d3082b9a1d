import { contentOf, type ItemContent } from "../items/model.ts";
import type { TagSet } from "../tags/tag-set.ts";
import type { ImportedPage } from "./import.ts";

/** Tags that an item has, of facets of which the page has no tag. */
const tagsOfOtherFacets = (page: readonly string[], before: readonly string[], set: TagSet): string[] => {
  const facetsOf = (value: string): readonly string[] => set.get(value)?.facets ?? [];
  const told = new Set(page.flatMap(facetsOf));
  return before.filter((value) => !page.includes(value) && !facetsOf(value).some((facet) => told.has(facet)));
};

/** The tags of both, in the order in which the item has them, so that another order alone is no change. */
const merged = (page: readonly string[], others: readonly string[], before: readonly string[]): string[] => [
  ...before.filter((value) => page.includes(value) || others.includes(value)),
  ...page.filter((value) => !before.includes(value)),
];

const isSaid = (value: unknown): boolean =>
  value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);

/**
 * What an item says after a page was imported over it: what the page says, and of all that it does not speak of what the item said before. A page
 * that has tags of some facets says nothing of the others. `kept` names what stays that way. Pure.
 */
export const keepUntold = (
  { item, silentOn }: Pick<ImportedPage, "item" | "silentOn">,
  before: ItemContent,
  set: TagSet,
): { readonly content: ItemContent; readonly kept: readonly (keyof ItemContent)[] } => {
  const said = contentOf(item);
  const was = contentOf(before);
  const silent = silentOn
    .filter((name) => name !== "tags-of-other-facets")
    .filter((name) => isSaid(was[name]));
  const own = Object.fromEntries(silent.map((name) => [name, was[name]]));
  const isWhole = !silentOn.includes("tags-of-other-facets");
  const others = isWhole ? [] : tagsOfOtherFacets(item.tags, was.tags, set);
  const tags = isWhole ? said.tags : merged(said.tags, others, was.tags);
  return {
    content: contentOf({ ...said, ...own, tags }),
    kept: [...silent, ...(others.length > 0 ? (["tags"] as const) : [])],
  };
};
