import type { Table } from "../../platform/dynamo.ts";
import { listAll, readOwners, readWholeItems } from "../store.ts";
import type { KnownItems } from "./decide-import.ts";
import type { StagedPage } from "./import.ts";

/** The items that these pages may be: one query for each megabyte of the catalogue, and a read for every hundred addresses and fifty items. */
export const readKnownItems = async (table: Table, pages: readonly StagedPage[]): Promise<KnownItems> => {
  const read = pages.flatMap(({ file, item }) => (item === undefined ? [] : [{ file, item }]));
  const [all, owners] = await Promise.all([
    listAll(table),
    readOwners(
      table,
      read.flatMap(({ item }) => [item.slug, ...item.otherAddresses]),
    ),
  ]);
  const referenceOf = new Map(
    all.flatMap(({ reference, asImported }) =>
      asImported === undefined ? [] : [[asImported.file, reference] as const],
    ),
  );
  const wanted = read.flatMap(({ file, item }) => [
    item.said.reference,
    referenceOf.get(file),
    owners.get(item.slug),
  ]);
  const byReference = await readWholeItems(
    table,
    wanted.filter((reference) => reference !== undefined),
  );
  const byFile = new Map(
    [...byReference.values()].flatMap((whole) => {
      const file = whole.item.asImported?.file;
      return file === undefined ? [] : [[file, whole] as const];
    }),
  );
  return { byReference, byFile, ownerOf: (slug) => owners.get(slug) };
};
