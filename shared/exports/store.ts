import { paginateScan } from "@aws-sdk/lib-dynamodb";
import type { Saving } from "../journal/change.ts";
import type { Overtaken } from "../journal/commit.ts";
import { type Item, type Key, readItem, readList, type Table } from "../platform/dynamo.ts";
import { exportSchema, type ProgrammeExport } from "./export.ts";

const LIST = "EXPORTS";

const exportKey = (id: string): Key => ({ pk: `EXPORT#${id}`, sk: "EXPORT" });

const exportItem = (one: ProgrammeExport): Item & Key => ({
  ...exportKey(one.id),
  export: one,
  list: LIST,
  listSort: `${one.requestedAt}#${one.id}`,
});

const toExport = (item: Item): ProgrammeExport => exportSchema.parse(item["export"]);

/** A new export. */
export const saveNewExport = (one: ProgrammeExport): Saving => ({
  result: { id: one.id },
  writes: [{ put: exportItem(one) }],
});

/** How an export goes on, with its version counted up, provided that it is as it was read. */
export const saveExport = (before: ProgrammeExport, after: ProgrammeExport): Saving<Overtaken> => ({
  writes: [
    {
      put: exportItem({ ...after, version: before.version + 1 }),
      when: {
        expression: "#export.#version = :version",
        names: { "#export": "export", "#version": "version" },
        values: { ":version": before.version },
      },
      otherwise: "overtaken",
    },
  ],
});

/** The export with this id, or undefined. One read. */
export const readExport = async (table: Table, id: string): Promise<ProgrammeExport | undefined> => {
  const item = await readItem(table, exportKey(id));
  return item === undefined ? undefined : toExport(item);
};

/** The exports of late, the last first. One query. */
export const listExports = async (table: Table, limit = 30): Promise<readonly ProgrammeExport[]> =>
  (await readList(table, LIST, { latestFirst: true, limit })).map(toExport);

/** In how many parts the table is read. They are told by number, so that a run can say how far it is without knowing how much there is. */
export const PARTS = 32;

/** All items of one part of the table, page by page of up to a megabyte, strongly consistent. */
export const scanPart = async function* (table: Table, part: number): AsyncGenerator<readonly Item[]> {
  const segment = { TableName: table.name, Segment: part, TotalSegments: PARTS, ConsistentRead: true };
  for await (const { Items = [] } of paginateScan({ client: table.client }, segment)) yield Items;
};
