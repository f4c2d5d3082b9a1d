import { type CommitNeeds, OVERTAKEN, type Overtaken, type Write } from "../../journal/commit.ts";
import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import type { Item, Key } from "../../platform/dynamo.ts";
import type { NewId } from "../../platform/ids.ts";
import { ownValue } from "../../platform/keys.ts";
import type { RecordKind } from "../catalogue/catalogue.ts";
import { RecordErased } from "../entries.ts";
import type { ErasedPerson, Stays } from "./model.ts";

/** What erasing needs from the outside. */
export interface EraseNeeds extends CommitNeeds {
  readonly newId: NewId;
}

/** Because of what a record is erased: who asked for it, if that is it, and the idempotency key of what is done besides. */
export interface Erasing {
  /** Undefined where its time is over, whoever it is about. */
  readonly person?: ErasedPerson | undefined;
  /** The erasure or the run of the retention that does it. */
  readonly because: string;
  readonly occasion: Occasion;
}

/** One transaction of erasing a record. None of its parts where the record is as it is to be. */
export interface ErasedStep {
  readonly writes: readonly Write<Overtaken>[];
  readonly entries?: readonly Entry[] | undefined;
  /** How many records of which kinds it takes away, or empties. */
  readonly deleted?: Partial<Record<RecordKind, number>>;
  readonly emptied?: Partial<Record<RecordKind, number>>;
  /** Mails as they came that go before it, by their keys in the bucket, and kept files, by their ids. */
  readonly mails?: readonly string[];
  readonly files?: readonly string[];
  /** Copies that somebody got, by the references of their requests. */
  readonly copies?: readonly string[];
  readonly stays?: Stays;
  /** There is more of this record to erase: the same again. */
  readonly more?: boolean;
}

/** How one kind of record that is filed under a person is erased. Each feature says it in its `erase.ts`; it must give nothing to do for what is erased already. */
export interface Eraser {
  readonly kind: RecordKind;
  /** What the place of such a record among those of a person begins with. */
  readonly filedAs: string;
  /** The next step of erasing the record in an item, as it is now. */
  readonly erase: (needs: EraseNeeds, item: Item & Key, erasing: Erasing) => Promise<ErasedStep>;
}

/** Nothing is left to be erased. */
export const NOTHING: ErasedStep = { writes: [] };

/** What stands in place of a name. */
export const ERASED_NAME = "Erased";

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * The write that leaves of a record what `change` says, its version counted up, provided that it is as it was read; none where that is what it is.
 * Attributes of the item that only file it stay.
 */
export const emptied = (
  item: Item & Key,
  name: string,
  change: (before: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>,
): readonly Write<Overtaken>[] => {
  const before = ownValue(item, name);
  if (!isRecord(before)) return [];
  const after = { ...before, ...change(before) };
  if (Object.entries(after).every(([field, value]) => same(value, ownValue(before, field)))) return [];
  const { version } = before;
  return [
    {
      put: { ...item, [name]: { ...after, ...(typeof version === "number" && { version: version + 1 }) } },
      when: { expression: "#record = :before", names: { "#record": name }, values: { ":before": before } },
      otherwise: OVERTAKEN,
    },
  ];
};

/** The write that takes an item away. */
export const gone = ({ pk, sk }: Key): Write => ({ delete: { pk, sk } });

/** The entry by which everything that is derived from a record follows. */
export const recordErased = (kind: RecordKind, id: string, { because, occasion }: Erasing): Entry =>
  record(RecordErased, { subject: because, data: { kind, id } }, occasion);

const inText = (words: string): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])${words.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\p{N}])`,
    "giu",
  );

/** What somebody is called in what others wrote: their address, their whole name, and its parts that are no everyday words. */
const calledBy = ({ name, email }: ErasedPerson): readonly string[] => [
  email,
  name,
  ...name.split(/\s+/).filter((part) => part.length > 2),
];

/** A text that stays, without what it calls a person by. */
export const withoutPerson = (text: string, person: ErasedPerson | undefined): string =>
  person === undefined
    ? text
    : calledBy(person).reduce(
        (rest, words) => (words === "" ? rest : rest.replaceAll(inText(words), "[erased]")),
        text,
      );
