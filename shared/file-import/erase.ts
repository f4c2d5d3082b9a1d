import { queryAll, readList, type Table } from "../platform/dynamo.ts";
import { type ErasedStep, gone, NOTHING } from "../privacy/erasure/eraser.ts";
import { readImport, readParts } from "./store.ts";

/** Items of an import that go in one transaction. */
const AT_ONCE = 40;

const MEMBERS = "FILE-IMPORTS#members";

/**
 * The next import of members behind a place whose rows, as they are kept until they can no longer be undone, name an address. `id` is missing where this one
 * does not; undefined behind the last.
 */
export const nextImportWith = async (
  table: Table,
  email: string,
  after: string | undefined,
): Promise<{ readonly id?: string; readonly place: string } | undefined> => {
  const [item] = await readList(table, MEMBERS, { after, limit: 1 });
  if (item === undefined) return undefined;
  const place = String(item["listSort"]);
  const one = await readImport(table, String(item["pk"]).slice("FILE-IMPORT#".length));
  if (one === undefined) return { place };
  const parts = await readParts(table, one);
  const names = JSON.stringify(parts).toLowerCase().includes(email.toLowerCase());
  return names ? { id: one.id, place } : { place };
};

/** Takes away the rows of an import, the file that was sent and what it made: it can be looked at no more, and not undone. Its counts stay. */
export const eraseImportedRows = async (table: Table, id: string): Promise<ErasedStep> => {
  const items = await queryAll(
    table,
    {
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": `FILE-IMPORT#${id}` },
      ConsistentRead: true,
    },
    { limit: AT_ONCE + 1 },
  );
  const rows = items.filter(({ sk }) => sk !== "IMPORT").slice(0, AT_ONCE);
  if (rows.length === 0) return NOTHING;
  return {
    writes: rows.map(({ pk, sk }) => gone({ pk: String(pk), sk: String(sk) })),
    emptied: { "file-imports": 1 },
    more: true,
  };
};
