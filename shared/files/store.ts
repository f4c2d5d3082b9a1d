import { type Item, type Key, readItem, readItems, type Table } from "../platform/dynamo.ts";
import { type FileCheck, fileCheckSchema } from "./file-check.ts";

/** The key of the note of a file that was not found clean. */
export const fileCheckKey = (id: string): Key => ({ pk: `FILE#${id}`, sk: "FILE" });

/** Such a note as stored. */
export const fileCheckItem = (check: FileCheck): Item & Key => ({
  ...fileCheckKey(check.id),
  fileCheck: check,
});

const parseItem = (item: Item | undefined): FileCheck | undefined =>
  item === undefined ? undefined : fileCheckSchema.parse(item["fileCheck"]);

/** The note of a file; undefined for a clean one. One read. */
export const readFileCheck = async (table: Table, id: string): Promise<FileCheck | undefined> =>
  parseItem(await readItem(table, fileCheckKey(id)));

/** The notes of those of these files that were not found clean. One read, none where there are no files. */
export const readFileChecksOf = async (
  table: Table,
  ids: readonly string[],
): Promise<readonly (FileCheck | undefined)[]> =>
  ids.length === 0 ? [] : (await readItems(table, ids.map(fileCheckKey))).map(parseItem);
