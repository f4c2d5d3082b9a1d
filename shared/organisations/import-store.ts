import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { type CommitNeeds, type Committed, commit } from "../journal/commit.ts";
import type { Entry } from "../journal/entry.ts";
import { type Item, type Key, readItem, readItems, readList, type Table } from "../platform/dynamo.ts";
import { plusHours } from "../platform/time.ts";
import { importSchema, type OrganisationImport, ROWS_AT_ONCE } from "./import.ts";
import { type ImportedRow, importedRowSchema } from "./read-file.ts";
import { type ChangedOrganisation, organisationWrite } from "./store.ts";

const LIST = "ORGANISATION-IMPORTS";
/** The rows are of no use once they are imported, or if nobody confirms them. */
const ROWS_KEPT_HOURS = 30 * 24;

const partition = (id: string): string => `ORGANISATION-IMPORT#${id}`;
const importKey = (id: string): Key => ({ pk: partition(id), sk: "IMPORT" });
const rowsKey = (id: string, chunk: number): Key => ({
  pk: partition(id),
  sk: `ROWS#${String(chunk).padStart(4, "0")}`,
});

const importItem = (one: OrganisationImport): Item & Key => ({
  ...importKey(one.id),
  import: one,
  list: LIST,
  listSort: `${one.at}#${one.id}`,
});

const toImport = (item: Item): OrganisationImport => importSchema.parse(item["import"]);

const rowsSchema = z.array(importedRowSchema);
const toRows = (item: Item | undefined): ImportedRow[] =>
  item === undefined ? [] : rowsSchema.parse(item["rows"]);

/** Saves an import that was read from a file, with its rows in parts of a transaction's size. */
export const saveNewImport = (
  needs: CommitNeeds,
  one: OrganisationImport,
  rows: readonly ImportedRow[],
  made: { readonly once: string; readonly entries: readonly Entry[] },
): Promise<Committed<never>> => {
  const expires = Math.floor(Date.parse(plusHours(one.at, ROWS_KEPT_HOURS)) / 1000);
  const parts = Array.from({ length: one.chunks }, (_, chunk) => ({
    put: {
      ...rowsKey(one.id, chunk),
      rows: rows.slice(chunk * ROWS_AT_ONCE, (chunk + 1) * ROWS_AT_ONCE),
      expires,
    },
  }));
  return commit(needs, {
    once: made.once,
    result: { id: one.id },
    writes: [{ put: importItem(one) }, ...parts],
    entries: made.entries,
  });
};

const asBefore = ({ status, done }: OrganisationImport) => ({
  when: {
    expression: "#import.#status = :status AND #import.#done = :done",
    names: { "#import": "import", "#status": "status", "#done": "done" },
    values: { ":status": status, ":done": done },
  },
  otherwise: "changed" as const,
});

/** Saves how an import goes on, with the organisations that this step of it changes. Refused when any of it was changed since it was read. */
export const saveImportStep = (
  needs: CommitNeeds,
  { before, after }: { readonly before: OrganisationImport; readonly after: OrganisationImport },
  organisations: readonly ChangedOrganisation[],
  made: { readonly once: string; readonly entries: readonly Entry[] },
): Promise<Committed<"changed">> =>
  commit<"changed">(needs, {
    once: made.once,
    writes: [{ put: importItem(after), ...asBefore(before) }, ...organisations.map(organisationWrite)],
    entries: made.entries,
  });

/** The import with this id, or undefined. One read. */
export const readImport = async (table: Table, id: string): Promise<OrganisationImport | undefined> => {
  const item = await readItem(table, importKey(id));
  return item === undefined ? undefined : toImport(item);
};

/** The import with this id and the rows of the part that comes next. One read of what is there, and one of the part. */
export const readNextRows = async (table: Table, one: OrganisationImport): Promise<readonly ImportedRow[]> =>
  toRows((await readItems(table, [rowsKey(one.id, one.done)]))[0]);

/** All rows of an import, in order. One query for every megabyte. */
export const readAllRows = async (table: Table, id: string): Promise<readonly ImportedRow[]> => {
  const rows: ImportedRow[] = [];
  let start: Item | undefined;
  do {
    const page = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :rows)",
        ExpressionAttributeValues: { ":pk": partition(id), ":rows": "ROWS#" },
        ConsistentRead: true,
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
    for (const item of page.Items ?? []) rows.push(...toRows(item));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return rows;
};

/** The latest imports. One query. */
export const listImports = async (table: Table, limit = 50): Promise<readonly OrganisationImport[]> =>
  (await readList(table, LIST, { latestFirst: true, limit })).map(toImport);
