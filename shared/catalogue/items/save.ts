import type { Saving } from "../../journal/change.ts";
import { OVERTAKEN, type Overtaken, type Write } from "../../journal/commit.ts";
import { changedLinks } from "../../links/note.ts";
import type { Instant } from "../../platform/clock.ts";
import type { ItemDecision } from "./decide.ts";
import { linksOf } from "./links.ts";
import { type CatalogueItem, shownAfter } from "./model.ts";
import {
  addressItem,
  addressKey,
  countedItem,
  itemItem,
  itemKey,
  shownItem,
  shownKey,
  type WholeItem,
} from "./store.ts";

// An address once given stays with its item: it may come back to one that it had, and nobody else may have it.
const claimAddress = <Refusal extends string>(
  address: { readonly slug: string; readonly reference: string },
  addressTaken: Refusal,
): Write<Refusal> => ({
  put: addressItem(address),
  when: {
    expression: "attribute_not_exists(pk) OR address.#reference = :reference",
    names: { "#reference": "reference" },
    values: { ":reference": address.reference },
  },
  otherwise: addressTaken,
});

const isAsBefore = (before: CatalogueItem) => ({
  expression: "#item.#version = :version",
  names: { "#item": "item", "#version": "version" },
  values: { ":version": before.version },
});

/** What becomes of the public's version: it is replaced by a publication, taken away by a withdrawal, and keeps up with the address. */
const writesOfShown = (item: CatalogueItem, { before, shown }: Earlier): readonly Write[] => {
  const after = shownAfter(item, { before, shown });
  if (after === shown) return [];
  return [after === undefined ? { delete: shownKey(item.reference) } : { put: shownItem(after) }];
};

/** An item as it was read, if it was there, and the version of it that the public sees so far, if any. */
interface Earlier {
  readonly before?: CatalogueItem | undefined;
  readonly shown?: CatalogueItem | undefined;
}

/**
 * The writes that keep an item in a transaction, whoever makes that: the item, if nobody changed it since `before`; its address, if it is new
 * or changed; and what the public sees of it. `addressTaken` is the refusal when another item has or had its address. At most three writes, and counts.
 */
export const writesOfItem = <Refusal extends string = never>(
  item: CatalogueItem,
  earlier: Earlier = {},
  addressTaken: Refusal | Overtaken = OVERTAKEN,
): readonly Write<Refusal | Overtaken>[] => {
  const { before } = earlier;
  return [
    before === undefined
      ? { put: itemItem(item), when: { expression: "attribute_not_exists(pk)" }, otherwise: OVERTAKEN }
      : { put: itemItem(item), when: isAsBefore(before), otherwise: OVERTAKEN },
    ...(before?.slug === item.slug ? [] : [claimAddress(item, addressTaken)]),
    ...writesOfShown(item, earlier),
    countedItem(before, item),
  ];
};

/** The writes by which further addresses lead to an item, provided that no other item has or had one of them. */
export const writesOfAddresses = (reference: string, slugs: readonly string[]): readonly Write<Overtaken>[] =>
  slugs.map((slug) => claimAddress({ slug, reference }, OVERTAKEN));

/** The writes that remove an item which the public never saw, with its addresses, provided that nobody changed it since. */
export const writesOfRemoval = (
  item: CatalogueItem,
  addresses: readonly string[],
): readonly Write<Overtaken>[] => [
  { delete: itemKey(item.reference), when: isAsBefore(item), otherwise: OVERTAKEN },
  ...addresses.map((slug) => ({ delete: addressKey(slug) })),
  countedItem(item, undefined),
];

/** A new item, whose reference and address nobody else must have. */
export const saveNewItem = ({ item, entries }: ItemDecision): Saving<Overtaken> => ({
  result: { reference: item.reference },
  writes: writesOfItem(item),
  entries,
});

/** A change of an item, with what the public sees of it and the links there that are looked after. */
export const saveItem = <Refusal extends string = never>(
  { item: before, shown }: WholeItem,
  { item, entries }: ItemDecision,
  now: Instant,
  addressTaken: Refusal | Overtaken = OVERTAKEN,
): Saving<Refusal | Overtaken> => {
  const earlier = { before, shown };
  return {
    writes: [
      ...writesOfItem<Refusal>(item, earlier, addressTaken),
      ...changedLinks(linksOf(shown), linksOf(shownAfter(item, earlier)), now),
    ],
    entries,
  };
};
