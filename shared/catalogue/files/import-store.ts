import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { type CommitNeeds, type Committed, commit, type Write } from "../../journal/commit.ts";
import type { Entry } from "../../journal/entry.ts";
import { type Item, type Key, readItem, readItems, readList, type Table } from "../../platform/dynamo.ts";
import { plusHours } from "../../platform/time.ts";
import { type CatalogueItem, itemSchema } from "../item.ts";
import type { ItemWriteRefusal } from "../store.ts";
import {
  type CatalogueImport,
  importSchema,
  type Made,
  madeSchema,
  type StagedPage,
  stagedPageSchema,
} from "./import.ts";

const LIST = "CATALOGUE-IMPORTS";
/** So long an import can be looked at page by page, and be taken back. */
const KEPT_DAYS = 90;

const partition = (id: string): string => `CATALOGUE-IMPORT#${id}`;
const importKey = (id: string): Key => ({ pk: partition(id), sk: "IMPORT" });
const number = (part: number): string => String(part).padStart(4, "0");
const pagesKey = (id: string, part: number): Key => ({ pk: partition(id), sk: `PAGES#${number(part)}` });
const madeKey = (id: string, part: number): Key => ({ pk: partition(id), sk: `MADE#${number(part)}` });
const beforeKey = (id: string, reference: string): Key => ({ pk: partition(id), sk: `BEFORE#${reference}` });

const expires = ({ at }: CatalogueImport): number =>
  Math.floor(Date.parse(plusHours(at, KEPT_DAYS * 24)) / 1000);

const importItem = (one: CatalogueImport): Item & Key => ({
  ...importKey(one.id),
  import: one,
  list: LIST,
  listSort: `${one.at}#${one.id}`,
});

const toImport = (item: Item): CatalogueImport => importSchema.parse(item["import"]);
const pagesSchema = z.array(stagedPageSchema);
const toPages = (item: Item | undefined): StagedPage[] =>
  item === undefined ? [] : pagesSchema.parse(item["pages"]);

/** Keeps an import that was read, with its pages in parts. One transaction. */
export const saveNewImport = (
  needs: CommitNeeds,
  one: CatalogueImport,
  parts: readonly (readonly StagedPage[])[],
  once: string,
): Promise<Committed<never>> =>
  commit(needs, {
    once,
    result: { id: one.id },
    writes: [
      { put: importItem(one) },
      ...parts.map((pages, part) => ({ put: { ...pagesKey(one.id, part), pages, expires: expires(one) } })),
    ],
  });

/** The writes that keep what a part of an import made: for each page that made something, and for each item as it was before. */
export const writesOfMade = (
  one: CatalogueImport,
  part: number,
  made: readonly Made[],
  before: readonly CatalogueItem[] = [],
): readonly Write[] => [
  { put: { ...madeKey(one.id, part), made, expires: expires(one) } },
  ...before.map((item) => ({ put: { ...beforeKey(one.id, item.reference), item, expires: expires(one) } })),
];

/** Keeps how an import goes on, with all that this step of it writes. Refused when any of it was changed since it was read. */
export const saveImportStep = (
  needs: CommitNeeds,
  { before, after }: { readonly before: CatalogueImport; readonly after: CatalogueImport },
  writes: readonly Write<ItemWriteRefusal>[],
  made: { readonly once: string; readonly entries: readonly Entry[] },
): Promise<Committed<ItemWriteRefusal>> =>
  commit<ItemWriteRefusal>(needs, {
    once: made.once,
    writes: [
      {
        put: importItem(after),
        when: {
          expression: "#import.#status = :status AND #import.#phase = :phase AND #import.#done = :done",
          names: { "#import": "import", "#status": "status", "#phase": "phase", "#done": "done" },
          values: { ":status": before.status, ":phase": before.phase, ":done": before.done },
        },
        otherwise: "changed",
      },
      ...writes,
    ],
    entries: made.entries,
  });

/** The import with this id, or undefined. One read. */
export const readImport = async (table: Table, id: string): Promise<CatalogueImport | undefined> => {
  const item = await readItem(table, importKey(id));
  return item === undefined ? undefined : toImport(item);
};

/** The pages of one part of an import. One read. */
export const readPart = async (table: Table, id: string, part: number): Promise<readonly StagedPage[]> =>
  toPages(await readItem(table, pagesKey(id, part)));

const toMade = (item: Item | undefined): readonly Made[] =>
  item === undefined ? [] : z.array(madeSchema).parse(item["made"]);

/** What one part of an import made. One read. */
export const readMade = async (table: Table, id: string, part: number): Promise<readonly Made[]> =>
  toMade(await readItem(table, madeKey(id, part)));

/** The references of all items that the parts of an import before this one made something of. One read; an import has less than a hundred parts. */
export const readReferencesMade = async (
  table: Table,
  id: string,
  part: number,
): Promise<ReadonlySet<string>> => {
  if (part === 0) return new Set();
  const keys = Array.from({ length: part }, (_, each) => madeKey(id, each));
  const made = (await readItems(table, keys)).flatMap(toMade);
  return new Set(made.map(({ reference }) => reference));
};

/** Items as they were before an import changed them, in the order of the references; undefined where it changed none. One read. */
export const readBefore = async (
  table: Table,
  id: string,
  references: readonly string[],
): Promise<readonly (CatalogueItem | undefined)[]> => {
  if (references.length === 0) return [];
  const items = await readItems(
    table,
    references.map((reference) => beforeKey(id, reference)),
  );
  return items.map((item) => (item === undefined ? undefined : itemSchema.parse(item["item"])));
};

/** All pages of an import, in order. One query for every megabyte. */
export const readAllPages = async (table: Table, id: string): Promise<readonly StagedPage[]> => {
  const pages: StagedPage[] = [];
  let start: Item | undefined;
  do {
    const answer = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :pages)",
        ExpressionAttributeValues: { ":pk": partition(id), ":pages": "PAGES#" },
        ConsistentRead: true,
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
    for (const item of answer.Items ?? []) pages.push(...toPages(item));
    start = answer.LastEvaluatedKey;
  } while (start !== undefined);
  return pages;
};

/** The latest imports. One query. */
export const listImports = async (table: Table, limit = 50): Promise<readonly CatalogueImport[]> =>
  (await readList(table, LIST, { latestFirst: true, limit })).map(toImport);
