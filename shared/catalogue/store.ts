import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { type CommitNeeds, type Committed, commit, type Write } from "../journal/commit.ts";
import type { Entry } from "../journal/entry.ts";
import { type Item, type Key, readItem, readItems, readList, type Table } from "../platform/dynamo.ts";
import { type CatalogueItem, itemSchema, shownAfter } from "./item.ts";
import type { TagSet } from "./tag-set.ts";
import { isTag, PUBLIC, tagSetOf } from "./tag-store.ts";

/** All items as the team works on them, by where they stand and when they were changed. */
const ALL = "CATALOGUE";
/** Every address that ever led to an item. */
const ADDRESSES = "CATALOGUE-ADDRESSES";

const itemKey = (reference: string): Key => ({ pk: `ITEM#${reference}`, sk: "ITEM" });
const shownKey = (reference: string): Key => ({ pk: `ITEM#${reference}`, sk: "SHOWN" });
const addressKey = (slug: string): Key => ({ pk: `CATALOGUE-ADDRESS#${slug}`, sk: "ADDRESS" });

const itemItem = (item: CatalogueItem): Item & Key => ({
  ...itemKey(item.reference),
  item,
  list: ALL,
  listSort: `${item.status}#${item.changedAt}#${item.reference}`,
});

const shownItem = (item: CatalogueItem): Item & Key => ({
  ...shownKey(item.reference),
  item,
  list: PUBLIC,
  listSort: `${item.publishedAt ?? item.changedAt}#${item.reference}`,
});

const addressSchema = z.object({ slug: z.string(), reference: z.string() });

const toItem = (item: Item): CatalogueItem => itemSchema.parse(item["item"]);

/** Why the writes of an item can be refused: somebody changed it since, its address belongs to another item, or its reference does. */
export type ItemWriteRefusal = "changed" | "address-taken" | "reference-taken";

// An address once given stays with its item: it may come back to one that it had, and nobody else may have it.
const claim = ({ slug, reference }: Pick<CatalogueItem, "slug" | "reference">): Write<ItemWriteRefusal> => ({
  put: { ...addressKey(slug), address: { slug, reference }, list: ADDRESSES, listSort: slug },
  when: {
    expression: "attribute_not_exists(pk) OR address.#reference = :reference",
    names: { "#reference": "reference" },
    values: { ":reference": reference },
  },
  otherwise: "address-taken",
});

const isAsBefore = (before: CatalogueItem) => ({
  expression: "#item.#version = :version",
  names: { "#item": "item", "#version": "version" },
  values: { ":version": before.version },
});

/** What becomes of the public's version: it is replaced by a publication, taken away by a withdrawal, and keeps up with the address. */
const writesOfShown = (
  item: CatalogueItem,
  before: CatalogueItem | undefined,
  shown: CatalogueItem | undefined,
): readonly Write<ItemWriteRefusal>[] => {
  const after = shownAfter(item, { before, shown });
  if (after === shown) return [];
  return [after === undefined ? { delete: shownKey(item.reference) } : { put: shownItem(after) }];
};

/**
 * The writes that keep an item in a transaction, whoever makes that: the item, if nobody changed it since `before`; its address, if it is new
 * or changed; and what the public sees of it. `shown` is the version that the public sees so far, if any. At most three writes.
 */
export const writesOfItem = (
  item: CatalogueItem,
  {
    before,
    shown,
  }: { readonly before?: CatalogueItem | undefined; readonly shown?: CatalogueItem | undefined } = {},
): readonly Write<ItemWriteRefusal>[] => [
  before === undefined
    ? { put: itemItem(item), when: { expression: "attribute_not_exists(pk)" }, otherwise: "reference-taken" }
    : { put: itemItem(item), when: isAsBefore(before), otherwise: "changed" },
  ...(before?.slug === item.slug ? [] : [claim(item)]),
  ...writesOfShown(item, before, shown),
];

/** The writes by which further addresses lead to an item. Refused when another item has or had one of them. */
export const writesOfAddresses = (
  reference: string,
  slugs: readonly string[],
): readonly Write<ItemWriteRefusal>[] => slugs.map((slug) => claim({ slug, reference }));

/** The writes that remove an item which the public never saw, with its addresses. Refused when somebody changed it since. */
export const writesOfRemoval = (
  item: CatalogueItem,
  addresses: readonly string[],
): readonly Write<ItemWriteRefusal>[] => [
  { delete: itemKey(item.reference), when: isAsBefore(item), otherwise: "changed" },
  ...addresses.map((slug) => ({ delete: addressKey(slug) })),
];

/** Keeps what was decided about an item, in one transaction. */
export const saveItem = (
  needs: CommitNeeds,
  {
    writes,
    entries,
    result,
  }: {
    readonly writes: readonly Write<ItemWriteRefusal>[];
    readonly entries: readonly Entry[];
    readonly result?: Record<string, unknown>;
  },
  once: string,
): Promise<Committed<ItemWriteRefusal>> =>
  commit<ItemWriteRefusal>(needs, { once, writes, entries, ...(result === undefined ? {} : { result }) });

/** An item as the team works on it, with the version that the public sees, if any. */
export interface WholeItem {
  readonly item: CatalogueItem;
  readonly shown: CatalogueItem | undefined;
}

/** An item with the version that the public sees, or undefined. One query, strongly consistent. */
export const readWholeItem = async (table: Table, reference: string): Promise<WholeItem | undefined> => {
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": itemKey(reference).pk },
      ConsistentRead: true,
    }),
  );
  const found = Items.find((one) => one["sk"] === "ITEM");
  const shown = Items.find((one) => one["sk"] === "SHOWN");
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

/** All items as the team works on them, by where they stand and then by when they were changed. One query for each megabyte. */
export const listAll = async (table: Table): Promise<readonly CatalogueItem[]> =>
  (await readList(table, ALL)).map(toItem);

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
