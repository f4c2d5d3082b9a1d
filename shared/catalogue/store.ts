import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import { type CommitNeeds, type Committed, commit, type Write } from "../journal/commit.ts";
import type { Entry } from "../journal/entry.ts";
import { type Item, type Key, readItem, readList, type Table } from "../platform/dynamo.ts";
import { type CatalogueItem, itemSchema, publicStateOf } from "./item.ts";

/** All items as the team works on them, by where they stand and when they were changed. */
const ALL = "CATALOGUE";
/** The versions that the public sees. */
const SHOWN = "CATALOGUE-SHOWN";

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
  list: SHOWN,
  listSort: `${item.publishedAt ?? item.changedAt}#${item.reference}`,
});

const toItem = (item: Item): CatalogueItem => itemSchema.parse(item["item"]);

/** Why the writes of an item can be refused: somebody changed it since, its address belongs to another item, or its reference does. */
export type ItemWriteRefusal = "changed" | "address-taken" | "reference-taken";

// An address once given stays with its item: it may come back to one that it had, and nobody else may have it.
const claim = ({ slug, reference }: CatalogueItem): Write<ItemWriteRefusal> => ({
  put: { ...addressKey(slug), address: { slug, reference } },
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
  const state = publicStateOf(item).is;
  if (item.status === "published" && before?.steps.length !== item.steps.length)
    return [{ put: shownItem(item) }];
  if (state === "shown")
    return shown === undefined || shown.slug === item.slug
      ? []
      : [{ put: shownItem({ ...shown, slug: item.slug }) }];
  return shown === undefined ? [] : [{ delete: shownKey(item.reference) }];
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

/** The item with this reference as the team works on it, or undefined. One read. */
export const readOne = async (table: Table, reference: string): Promise<CatalogueItem | undefined> => {
  const found = await readItem(table, itemKey(reference));
  return found === undefined ? undefined : toItem(found);
};

/** The reference of the item that has or had this address, or undefined. One read. */
export const readAddress = async (table: Table, slug: string): Promise<string | undefined> => {
  const found = await readItem(table, addressKey(slug));
  const address: unknown = found?.["address"];
  return typeof address === "object" && address !== null && "reference" in address
    ? String(address.reference)
    : undefined;
};

/** All items as the team works on them, by where they stand and then by when they were changed. One query for each megabyte. */
export const listAll = async (table: Table): Promise<readonly CatalogueItem[]> =>
  (await readList(table, ALL)).map(toItem);

/** The versions of items that the public sees, the one published last first. One query for each megabyte. */
export const listShown = async (table: Table): Promise<readonly CatalogueItem[]> =>
  (await readList(table, SHOWN, { latestFirst: true })).map(toItem);
