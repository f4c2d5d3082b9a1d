import * as z from "zod/mini";
import { type CountWrite, movedBy } from "../../journal/commit.ts";
import {
  type Item,
  type Key,
  listSource,
  queryAll,
  readItem,
  readItems,
  readList,
  type Table,
} from "../../platform/dynamo.ts";
import { ownValue } from "../../platform/keys.ts";
import type { ListSource } from "../../platform/list-page.ts";
import { PUBLIC } from "../tags/model.ts";
import {
  type CatalogueItem,
  type ItemKind,
  type ItemStatus,
  itemSchema,
  itemStatuses,
  titledItem,
} from "./model.ts";

/** All items as the team works on them, by where they stand and when they were changed. */
const ALL = "CATALOGUE";
/** The part of that list of each status. Read from its end it is what wants somebody's attention first. */
const ranks: Readonly<Record<ItemStatus, string>> = {
  "in-review": "4",
  draft: "3",
  published: "2",
  withdrawn: "1",
};
/** Every address that ever led to an item. */
const ADDRESSES = "CATALOGUE-ADDRESSES";

/** Where an item is kept as the team works on it. */
export const itemKey = titledItem.key;
/** Where the version of an item is kept that the public sees. */
export const shownKey = (reference: string): Key => ({ pk: `ITEM#${reference}`, sk: "SHOWN" });
/** Where it is kept to which item an address leads. */
export const addressKey = (slug: string): Key => ({ pk: `CATALOGUE-ADDRESS#${slug}`, sk: "ADDRESS" });

/** An item as the team works on it, as it is kept. */
export const itemItem = (item: CatalogueItem): Item & Key => ({
  ...itemKey(item.reference),
  item,
  list: ALL,
  listSort: `${ranks[item.status]}#${item.changedAt}#${item.reference}`,
});

/** The version of an item that the public sees, as it is kept. */
export const shownItem = (item: CatalogueItem): Item & Key => ({
  ...shownKey(item.reference),
  item,
  list: PUBLIC,
  listSort: `${item.publishedAt ?? item.changedAt}#${item.reference}`,
});

/** An address and the item to which it leads, as they are kept. */
export const addressItem = (address: { readonly slug: string; readonly reference: string }): Item & Key => ({
  ...addressKey(address.slug),
  address,
  list: ADDRESSES,
  listSort: address.slug,
});

const addressSchema = z.lazy(() => z.object({ slug: z.string(), reference: z.string() }));

/** The item of the catalogue in an item of the table. */
export const toItem = (item: Item): CatalogueItem => itemSchema.parse(item["item"]);

/** An item as the team works on it, with the version that the public sees, if any. */
export interface WholeItem {
  readonly item: CatalogueItem;
  readonly shown: CatalogueItem | undefined;
}

/** An item with the version that the public sees, or undefined. One query, strongly consistent. */
export const readWholeItem = async (table: Table, reference: string): Promise<WholeItem | undefined> => {
  const items = await queryAll(table, {
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": itemKey(reference).pk },
    ConsistentRead: true,
  });
  const found = items.find((one) => one["sk"] === "ITEM");
  const shown = items.find((one) => one["sk"] === "SHOWN");
  if (found === undefined) return undefined;
  return { item: toItem(found), shown: shown === undefined ? undefined : toItem(shown) };
};

const READ_AT_ONCE = 50;

/** Items with the versions that the public sees, by reference, strongly consistent. One read for every fifty. */
export const readWholeItems = async (
  table: Table,
  references: readonly string[],
): Promise<ReadonlyMap<string, WholeItem>> => {
  const whole = new Map<string, WholeItem>();
  const wanted = [...new Set(references)];
  for (let start = 0; start < wanted.length; start += READ_AT_ONCE) {
    const some = wanted.slice(start, start + READ_AT_ONCE);
    const items = await readItems(table, [...some.map(itemKey), ...some.map(shownKey)]);
    for (const [index, reference] of some.entries()) {
      const item = items[index];
      const shown = items[index + some.length];
      if (item !== undefined)
        whole.set(reference, { item: toItem(item), shown: shown === undefined ? undefined : toItem(shown) });
    }
  }
  return whole;
};

/** The item with this reference as the team works on it, or undefined. One read. */
export const readOne = async (table: Table, reference: string): Promise<CatalogueItem | undefined> => {
  const found = await readItem(table, itemKey(reference));
  return found === undefined ? undefined : toItem(found);
};

const ownerIn = (item: Item | undefined): { slug: string; reference: string } | undefined =>
  addressSchema.safeParse(item?.["address"]).data;

/** The reference of the item that has or had this address, or undefined. One read. */
export const readAddress = async (table: Table, slug: string): Promise<string | undefined> =>
  ownerIn(await readItem(table, addressKey(slug)))?.reference;

/** The references of the items that have or had these addresses, by address. One read for every hundred. */
export const readOwners = async (
  table: Table,
  slugs: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const owners = new Map<string, string>();
  const wanted = [...new Set(slugs)];
  for (let start = 0; start < wanted.length; start += 2 * READ_AT_ONCE) {
    const some = wanted.slice(start, start + 2 * READ_AT_ONCE);
    for (const item of await readItems(table, some.map(addressKey))) {
      const owner = ownerIn(item);
      if (owner !== undefined) owners.set(owner.slug, owner.reference);
    }
  }
  return owners;
};

/** Every address that leads to an item, present ones too, by name. One query for each megabyte. */
export const listAddresses = async (
  table: Table,
): Promise<readonly { readonly slug: string; readonly reference: string }[]> =>
  (await readList(table, ADDRESSES)).flatMap((item) => ownerIn(item) ?? []);

/** Items as the team works on them, of one status if told, the one changed last first, to be read in pages; of all, those in review, drafts, published and withdrawn ones one after another. */
export const itemSource = (table: Table, status: ItemStatus | undefined): ListSource<CatalogueItem> => {
  const bounds = status === undefined ? {} : { from: `${ranks[status]}#`, to: `${ranks[status]}#~` };
  return listSource(table, ALL, { ...bounds, latestFirst: true }, toItem);
};

const countsKey: Key = { pk: "CATALOGUE-COUNTS", sk: "COUNTS" };

const countedAs = (item: CatalogueItem | undefined): readonly string[] =>
  item === undefined ? [] : [item.status, item.kind, `${item.status} ${item.kind}`];

/** The write that counts an item as what it is after a change; undefined is an item that is not there. */
export const countedItem = (
  before: CatalogueItem | undefined,
  after: CatalogueItem | undefined,
): CountWrite => ({
  count: countsKey,
  by: movedBy(countedAs(before), countedAs(after)),
});

/** The item that holds the counts of the catalogue. */
export const ITEM_COUNTS_KEY = countsKey;

/** What an item of the table counts as in the catalogue, to count all of them anew; nothing for what is not an item of the catalogue. */
export const itemCountsOf = (item: Item & Key): readonly CountWrite[] =>
  /^ITEM#\S+ ITEM$/.test(`${item.pk} ${item.sk}`) ? [countedItem(undefined, toItem(item))] : [];

/** How many items there are of a status, a kind or both, all of them. One read. */
export const readItemCounts = async (
  table: Table,
): Promise<
  (what: { readonly status?: ItemStatus | undefined; readonly kind?: ItemKind | undefined }) => number
> => {
  const item = await readItem(table, countsKey);
  const count = (name: string) => {
    const found = ownValue(item, name);
    return typeof found === "number" ? found : 0;
  };
  return ({ status, kind }) =>
    status === undefined && kind === undefined
      ? itemStatuses.reduce((sum, name) => sum + count(name), 0)
      : count([status, kind].filter(Boolean).join(" "));
};

/** All items as the team works on them, by where they stand and then by when they were changed. One query for each megabyte. */
export const listAll = async (table: Table): Promise<readonly CatalogueItem[]> =>
  (await readList(table, ALL)).map(toItem);
