import * as z from "zod/mini";
import {
  type CommitNeeds,
  type Committed,
  commit,
  OVERTAKEN,
  type Overtaken,
  type Write,
} from "../journal/commit.ts";
import { LEFT_TO_OTHERS } from "../journal/fan-out.ts";
import {
  type Item,
  type Key,
  readItem,
  readItems,
  readList,
  readWithin,
  type Table,
} from "../platform/dynamo.ts";
import { plusHours } from "../platform/time.ts";
import { type FileImport, fileImportSchema } from "./model.ts";
import { type ImportKindName, type Outcome, outcomeSchema } from "./outcome.ts";
import { packBytes, packedSize, packValue, unpackBytes, unpackValue } from "./packed.ts";
import { type ReadRow, readRowSchema } from "./row.ts";

/** So long the rows of an import can be looked at, and it can be undone. */
export const KEPT_DAYS = 90;

const partition = (id: string): string => `FILE-IMPORT#${id}`;
const importKey = (id: string): Key => ({ pk: partition(id), sk: "IMPORT" });
const key = (id: string, sk: string): Key => ({ pk: partition(id), sk });
const nth = (part: number): string => String(part).padStart(4, "0");
const rowsOf = (part: number): string => `PART#${nth(part)}#ROWS`;
const outcomesOf = (part: number): string => `PART#${nth(part)}#OUTCOMES`;
const madeOf = (part: number): string => `MADE#${nth(part)}`;
const listOf = (kind: ImportKindName): string => `FILE-IMPORTS#${kind}`;

const expires = ({ at }: FileImport): number => Math.floor(Date.parse(plusHours(at, KEPT_DAYS * 24)) / 1000);

const importItem = (one: FileImport): Item & Key => ({
  ...importKey(one.id),
  import: one,
  list: listOf(one.kind),
  listSort: `${one.at}#${one.id}`,
});

const toImport = (item: Item): FileImport => fileImportSchema.parse(item["import"]);

const puts = (items: readonly (Item & Key)[]): readonly Write[] => items.map((item) => ({ put: item }));

/** A transaction holds 4 MB. */
const MOST_BYTES_PACKED = 3_900_000;

/** The file that was sent, compressed, as it is kept with its import; undefined when that is more than one transaction holds. */
export const packSource = (one: FileImport, bytes: Uint8Array): readonly (Item & Key)[] | undefined => {
  const source = packBytes(key(one.id, "SOURCE"), bytes, expires(one));
  return packedSize(source) > MOST_BYTES_PACKED ? undefined : source;
};

/** The writes that keep a new import with the file that was sent. */
export const newImportWrites = (one: FileImport, source: readonly (Item & Key)[]): readonly Write[] => [
  { put: importItem(one) },
  ...puts(source),
];

const asBefore = ({ id, status, pass, done }: FileImport) => ({
  expression: "#import.#status = :status AND #import.#pass = :pass AND #import.#done = :done",
  names: { "#import": "import", "#status": "status", "#pass": "pass", "#done": "done" },
  values: { ":status": status, ":pass": pass, ":done": done },
  key: importKey(id),
});

const importWriteOr = <Refusal extends string>(
  before: FileImport,
  after: FileImport,
  otherwise: Refusal,
): Write<Refusal> => {
  const { key: _key, ...when } = asBefore(before);
  return { put: importItem(after), when, otherwise };
};

/** The write that keeps how an import goes on, guarded by how it stood when it was read. */
export const importWrite = (before: FileImport, after: FileImport): Write<Overtaken> =>
  importWriteOr(before, after, OVERTAKEN);

/** How an import goes on, with all that this step of it writes. Left to the other run where another one of the same import was quicker. */
export const savingOfStep = <Refusal extends string>(
  { before, after }: { readonly before: FileImport; readonly after: FileImport },
  writes: readonly Write<Refusal>[],
): { readonly writes: readonly Write<Refusal | typeof LEFT_TO_OTHERS>[] } => ({
  writes: [importWriteOr(before, after, LEFT_TO_OTHERS), ...writes],
});

/** Keeps some of the rows that were read, while the import is still at reading them. */
export const saveSome = (
  needs: CommitNeeds,
  one: FileImport,
  writes: readonly Write[],
  once: string,
): Promise<Committed<typeof LEFT_TO_OTHERS>> => {
  const { key: check, ...when } = asBefore(one);
  return commit<typeof LEFT_TO_OTHERS>(needs, {
    once,
    writes: [{ check, when, otherwise: LEFT_TO_OTHERS }, ...writes],
  });
};

/** The writes that keep the rows of a part. */
export const rowWrites = (
  one: FileImport,
  part: number,
  rows: readonly ReadRow<unknown>[],
): readonly Write[] => puts(packValue(key(one.id, rowsOf(part)), rows, expires(one)));

/** The writes that keep what becomes of the rows of a part: of each that is not left out, in their order. */
export const outcomeWrites = (
  one: FileImport,
  part: number,
  outcomes: readonly Outcome[],
): readonly Write[] => puts(packValue(key(one.id, outcomesOf(part)), outcomes, expires(one)));

/** The writes that keep what an import made of the rows of a part, so that it can be released and undone; null where it made nothing. */
export const madeWrites = (one: FileImport, part: number, made: readonly unknown[]): readonly Write[] =>
  puts(packValue(key(one.id, madeOf(part)), made, expires(one)));

/** The import with this id, or undefined. One read. */
export const readImport = async (table: Table, id: string): Promise<FileImport | undefined> => {
  const item = await readItem(table, importKey(id));
  return item === undefined ? undefined : toImport(item);
};

/** The latest imports of a kind. One query. */
export const listImports = async (
  table: Table,
  kind: ImportKindName,
  limit = 50,
): Promise<readonly FileImport[]> =>
  (await readList(table, listOf(kind), { latestFirst: true, limit })).map(toImport);

/** The file that was sent; undefined where it is not kept any more. One query for every megabyte. */
export const readSource = async (table: Table, id: string): Promise<Uint8Array | undefined> =>
  unpackBytes(await readWithin(table, partition(id), "SOURCE#"));

/** A part of an import: its rows, and what becomes of each that is not left out, where that is known. */
export interface Part {
  readonly rows: readonly ReadRow<unknown>[];
  readonly outcomes: readonly Outcome[];
}

const rowsSchema = z.array(readRowSchema);
const outcomesSchema = z.array(outcomeSchema);

const toPart = (items: readonly Item[], part: number): Part => {
  const held = (prefix: string) => items.filter(({ sk }) => String(sk).startsWith(`${prefix}#`));
  const outcomes = unpackValue(held(outcomesOf(part)));
  return {
    rows: rowsSchema.parse(unpackValue(held(rowsOf(part))) ?? []),
    outcomes: outcomes === undefined ? [] : outcomesSchema.parse(outcomes),
  };
};

/** One part of an import. One query. */
export const readPart = async (table: Table, id: string, part: number): Promise<Part> =>
  toPart(await readWithin(table, partition(id), `PART#${nth(part)}#`), part);

/** All parts of an import, in order; none where they are not kept any more. One query for every megabyte. */
export const readParts = async (table: Table, one: FileImport): Promise<readonly Part[]> => {
  if (one.parts === 0) return [];
  const items = await readWithin(table, partition(one.id), "PART#");
  const byPart = Map.groupBy(items, ({ sk }) => String(sk).slice(0, "PART#0000".length));
  return Array.from({ length: one.parts }, (_, part) => toPart(byPart.get(`PART#${nth(part)}`) ?? [], part));
};

/** What an import made of the rows of a part, in their order. One query. */
export const readMade = async (table: Table, id: string, part: number): Promise<readonly unknown[]> =>
  z.array(z.unknown()).parse(unpackValue(await readWithin(table, partition(id), `${madeOf(part)}#`)) ?? []);

const READ_AT_ONCE = 100;

/** What the rows of the parts before this one are about. One read for every hundred parts. */
export const readSubjectsBefore = async (
  table: Table,
  id: string,
  part: number,
): Promise<ReadonlySet<string>> => {
  const keys = Array.from({ length: part }, (_, each) => key(id, `${outcomesOf(each)}#00`));
  const subjects = new Set<string>();
  for (let start = 0; start < keys.length; start += READ_AT_ONCE)
    for (const item of await readItems(table, keys.slice(start, start + READ_AT_ONCE)))
      for (const { subject } of outcomesSchema.parse(unpackValue([item]) ?? []))
        if (subject !== undefined) subjects.add(subject);
  return subjects;
};
