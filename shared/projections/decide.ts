import { createHash } from "node:crypto";
import { UNCHANGED, type Unchanged } from "../journal/answer.ts";
import type { Item, Key } from "../platform/dynamo.ts";
import { ITEM_VERSION } from "../platform/item-version.ts";
import { Fault } from "../platform/keys.ts";
import type { KeptItem, Manifest } from "./manifest.ts";
import type { DerivedItem } from "./projection.ts";

/** The most items that are derived from one thing: some twenty transactions, which one run of a reaction makes in seconds. */
export const MOST_ITEMS = 2_000;

/** A transaction holds a hundred writes: these, the manifest and the mark of the request. */
const MOST_IN_ONE = 98;

/** The next transaction of a projection of one thing. `more`: what is kept is not yet what is wanted. */
export interface Step {
  readonly puts: readonly DerivedItem[];
  readonly deletes: readonly Key[];
  readonly after: Manifest;
  readonly more: boolean;
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

// The table gives attributes in any order, and none that is undefined.
const inOrder = (value: unknown): unknown =>
  isPlain(value)
    ? Object.entries(value)
        .filter(([, one]) => one !== undefined)
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
    : value;

/** What tells an item from another with the same key. Of the same attributes it is the same, in whatever order they are. */
export const digestOf = ({ pk: _pk, sk: _sk, [ITEM_VERSION]: _version, ...rest }: Item): string => {
  const text = JSON.stringify(rest, (_name, value: unknown) => inOrder(value));
  return text === "[]" ? "" : createHash("sha256").update(text).digest("base64url").slice(0, 12);
};

const nameOf = ({ pk, sk }: Key): string => JSON.stringify([pk, sk]);

const byName = <Named extends Key>(items: readonly Named[]): ReadonlyMap<string, Named> =>
  new Map(items.map((item) => [nameOf(item), item]));

/**
 * What is to be written next so that what is kept of a thing becomes what is wanted: only the difference, what goes before what comes, and no
 * more than one transaction holds. Throws a Fault when more is wanted than `MOST_ITEMS`.
 */
export const nextStep = (before: Manifest | undefined, wanted: readonly DerivedItem[]): Step | Unchanged => {
  if (wanted.length > MOST_ITEMS)
    throw new Fault(`${wanted.length} items are derived from one thing; ${MOST_ITEMS} is the most.`);
  const kept = byName(before?.items ?? []);
  const target = byName(wanted);
  const gone = [...kept].flatMap(([name, item]) => (target.has(name) ? [] : [item]));
  const changed = [...target].flatMap(([name, item]) => {
    const digest = digestOf(item);
    return kept.get(name)?.digest === digest ? [] : [{ item, digest }];
  });
  if (gone.length + changed.length === 0) return UNCHANGED;
  const goes = gone.slice(0, MOST_IN_ONE);
  const comes = changed.slice(0, MOST_IN_ONE - goes.length);
  const after = new Map<string, KeptItem>(kept);
  for (const key of goes) after.delete(nameOf(key));
  for (const { item, digest } of comes) after.set(nameOf(item), { pk: item.pk, sk: item.sk, digest });
  return {
    deletes: goes.map(({ pk, sk }) => ({ pk, sk })),
    puts: comes.map(({ item }) => item),
    after: { version: (before?.version ?? 0) + 1, items: [...after.values()] },
    more: goes.length + comes.length < gone.length + changed.length,
  };
};
