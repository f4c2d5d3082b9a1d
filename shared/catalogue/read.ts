import { type Key, readList, type Table } from "../platform/dynamo.ts";
import type { HeldNeeds } from "../platform/held.ts";
import { type CatalogueItem, publicStateOf } from "./items/model.ts";
import {
  listAll,
  readAddress,
  readOne,
  readWholeItem,
  shownKey,
  toItem,
  type WholeItem,
} from "./items/store.ts";
import { similarTo } from "./search/similar.ts";
import { makeIndex } from "./search/text-index.ts";
import { PUBLIC } from "./tags/model.ts";
import { heldTags, isTag, tagSetOf } from "./tags/store.ts";
import type { TagSet } from "./tags/tag-set.ts";

/** The item with this reference as the team works on it, published or not; undefined where there is none. One read. */
export const readItem = (table: Table, reference: string): Promise<CatalogueItem | undefined> =>
  readOne(table, reference);

/** The item with this reference, and the version that the public sees, if any. One query. What `writesOfItem` needs to change one. */
export const readItemToChange = (table: Table, reference: string): Promise<WholeItem | undefined> =>
  readWholeItem(table, reference);

/** What the public finds at an address: the item as it was published, where it moved to, or that it was withdrawn and why. */
export type AtAddress =
  | { readonly item: CatalogueItem }
  | { readonly movedTo: string }
  | { readonly withdrawn: CatalogueItem; readonly at: string; readonly reason: string };

/**
 * What the public finds at the address that ends in `slug`; undefined where nothing ever was for the public to see. An address that an item
 * had earlier leads to its present one in one step. Two reads.
 */
export const readItemAt = async (table: Table, slug: string): Promise<AtAddress | undefined> => {
  const reference = await readAddress(table, slug);
  const whole = reference === undefined ? undefined : await readWholeItem(table, reference);
  if (whole === undefined) return undefined;
  const state = publicStateOf(whole.item);
  if (state.is === "never") return undefined;
  if (whole.item.slug !== slug) return { movedTo: whole.item.slug };
  if (state.is === "withdrawn") return { withdrawn: whole.item, at: state.at, reason: state.reason };
  return { item: whole.shown ?? whole.item };
};

/** Where the version of an item is kept that the public sees: there is one for each item that it sees. For other features. */
export const publicItemKey = (reference: string): Key => shownKey(reference);

/** All items as the team works on them, drafts and withdrawn ones too. One query for each megabyte. */
export const listItems = (table: Table): Promise<readonly CatalogueItem[]> => listAll(table);

/** What public pages are made of. */
export interface PublicRecords {
  /** The versions of items that the public sees, the one published last first. */
  readonly items: readonly CatalogueItem[];
  readonly tags: TagSet;
}

/** All that public pages are made of. One query for each megabyte. */
export const listPublic = async (table: Table): Promise<PublicRecords> => {
  const items = await readList(table, PUBLIC, { latestFirst: true });
  return {
    items: items.filter((item) => !isTag(item)).map(toItem),
    tags: tagSetOf(items.filter(isTag)),
  };
};

/** The published items closest to what somebody wrote, the closest first, at most `limit`. One query. */
export const similarItems = async (
  table: Table,
  words: string,
  limit: number,
): Promise<readonly CatalogueItem[]> => {
  const { items, tags } = await listPublic(table);
  return similarTo(makeIndex(items, tags), words).slice(0, limit);
};

/** All tags, as they were within the last minute. */
export const readTagSet = (needs: HeldNeeds): Promise<TagSet> => heldTags.read(needs);
