import type { Saving } from "../../journal/change.ts";
import { OVERTAKEN, type Overtaken, type Write } from "../../journal/commit.ts";
import { type Item, type Key, queryAll, readItem, readList, type Table } from "../../platform/dynamo.ts";
import { type DoneToKind, type Erasure, erasureSchema, type Stays, staysSchema } from "./model.ts";

const LIST = "ERASURES";

const partition = (reference: string): string => `ERASURE#${reference}`;

const erasureKey = (reference: string): Key => ({ pk: partition(reference), sk: "ERASURE" });

/** What an erasure has done is counted beside it, so that no step of it waits for another. */
const countsKey = (reference: string): Key => ({ pk: partition(reference), sk: "COUNTS" });

const ofPersonKey = (person: string): Key => ({ pk: `ERASURE-OF#${person}`, sk: "ERASURE-OF" });

const erasureItem = (erasure: Erasure): Item & Key => ({
  ...erasureKey(erasure.reference),
  erasure,
  list: LIST,
  listSort: `${erasure.askedAt}#${erasure.reference}`,
});

const toErasure = (item: Item): Erasure => erasureSchema.parse(item["erasure"]);

const isOpen = ({ status }: Erasure): boolean => status !== "finished" && status !== "withdrawn";

/** The write that says of a person which erasure is under way, so that there is one; or that none is any more. */
const openWrites = (before: Erasure | undefined, after: Erasure): readonly Write<Overtaken>[] => {
  const person = (before ?? after).subject?.person;
  if (person === undefined) return [];
  if (before === undefined)
    return [
      {
        put: { ...ofPersonKey(person), reference: after.reference },
        when: { expression: "attribute_not_exists(pk)" },
        otherwise: OVERTAKEN,
      },
    ];
  return isOpen(after) ? [] : [{ delete: ofPersonKey(person) }];
};

/** The writes of an erasure that is new or has changed, provided that it is as it was read. */
export const erasureWrites = (before: Erasure | undefined, after: Erasure): readonly Write<Overtaken>[] => [
  {
    put: erasureItem(after),
    when:
      before === undefined
        ? { expression: "attribute_not_exists(pk)" }
        : {
            expression: "erasure.#version = :version",
            names: { "#version": "version" },
            values: { ":version": before.version },
          },
    otherwise: OVERTAKEN,
  },
  ...openWrites(before, after),
];

/** What was decided about an erasure, with its entries, letters and timers. */
export const erasureSaving = (
  before: Erasure | undefined,
  { erasure, ...rest }: { readonly erasure: Erasure } & Omit<Saving, "writes" | "result">,
): Saving<Overtaken> => ({
  ...rest,
  writes: erasureWrites(before, erasure),
  result: { reference: erasure.reference },
});

/** The erasure with this reference, or undefined. One read. */
export const readErasure = async (table: Table, reference: string): Promise<Erasure | undefined> => {
  const item = await readItem(table, erasureKey(reference));
  return item === undefined ? undefined : toErasure(item);
};

/** The erasure of a person that is under way, or undefined. Two reads where there is one. */
export const readErasureOf = async (table: Table, person: string): Promise<Erasure | undefined> => {
  const item = await readItem(table, ofPersonKey(person));
  return item === undefined ? undefined : readErasure(table, String(item["reference"]));
};

/** The latest erasures, the latest first. One query. */
export const listErasures = async (table: Table, limit = 50): Promise<readonly Erasure[]> =>
  (await readList(table, LIST, { latestFirst: true, limit })).map(toErasure);

/** The write that counts what a step did. */
export const countWrites = (reference: string, did: readonly DoneToKind[]): readonly Write[] => {
  const by = did.flatMap(({ kind, deleted, emptied }) => [
    ...(deleted === 0 ? [] : [[`deleted ${kind}`, deleted] as const]),
    ...(emptied === 0 ? [] : [[`emptied ${kind}`, emptied] as const]),
  ]);
  return by.length === 0 ? [] : [{ count: countsKey(reference), by: Object.fromEntries(by) }];
};

/** The write that names something that stays. */
export const staysWrite = (reference: string, stays: Stays): Write => ({
  put: { pk: partition(reference), sk: `STAYS#${stays.about}`, stays },
});

/** What an erasure has done so far, and what stays. One query. */
export const readDone = async (
  table: Table,
  reference: string,
): Promise<{ readonly did: readonly DoneToKind[]; readonly stays: readonly Stays[] }> => {
  const items = await queryAll(table, {
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": partition(reference) },
    ConsistentRead: true,
  });
  const counts = items.find(({ sk }) => sk === "COUNTS") ?? {};
  const kinds = [
    ...new Set(Object.keys(counts).flatMap((name) => /^(?:deleted|emptied) (.+)$/.exec(name)?.[1] ?? [])),
  ];
  const counted = (how: string, kind: string): number => Number(counts[`${how} ${kind}`] ?? 0);
  return {
    did: kinds.map((kind) => ({
      kind,
      deleted: counted("deleted", kind),
      emptied: counted("emptied", kind),
    })),
    stays: items.flatMap(({ stays }) => (stays === undefined ? [] : [staysSchema.parse(stays)])),
  };
};

/** The digests of everybody who was erased. Reads the whole list: for an operator who restores a table. */
export const erasedKeysIn = async (table: Table): Promise<ReadonlySet<string>> =>
  new Set(
    (await readList(table, LIST))
      .map(toErasure)
      .flatMap(({ status, key, mergedKeys = [] }) => (status === "finished" ? [key, ...mergedKeys] : [])),
  );
