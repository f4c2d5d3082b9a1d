import type { Table } from "../../platform/dynamo.ts";
import { listAll, readOwners, readWholeItems } from "../items/store.ts";
import { readTags } from "../tags/store.ts";
import type { KnownItems } from "./decide-import.ts";
import type { ImportedPage } from "./import.ts";

/** The items that these pages may be: a query for each megabyte of the catalogue, one for the tags, and a read for every hundred addresses and fifty items. */
export const readKnownItems = async (table: Table, pages: readonly ImportedPage[]): Promise<KnownItems> => {
  const [all, { set: tags }, owners] = await Promise.all([
    listAll(table),
    readTags(table),
    readOwners(
      table,
      pages.flatMap(({ item }) => [item.slug, ...item.otherAddresses]),
    ),
  ]);
  const referenceOf = new Map(
    all.flatMap(({ reference, asImported }) =>
      asImported === undefined ? [] : [[asImported.file, reference] as const],
    ),
  );
  const wanted = pages.flatMap(({ file, item }) => [
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
  return { byReference, byFile, ownerOf: (slug) => owners.get(slug), tags };
};
