import * as z from "zod/mini";
import { changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { type Item, type Key, readItem, type Table } from "../../platform/dynamo.ts";
import { plusHours } from "../../platform/time.ts";
import { type BulkChange, bulkChangeSchema, UNDO_DAYS } from "./model.ts";

/** The key of what a bulk action did. It is read with what else a list reads by key. */
export const bulkChangeKey = (id: string): Key => ({ pk: `BULK-CHANGE#${id}`, sk: "CHANGE" });

/** What a bulk action did, in its item. */
export const toBulkChange = (item: Item | undefined): BulkChange | undefined =>
  item === undefined ? undefined : bulkChangeSchema.parse(item["bulkChange"]);

/** What a bulk action did, or undefined: it never was, or is too long ago. One read. */
export const readBulkChange = async (table: Table, id: string): Promise<BulkChange | undefined> =>
  toBulkChange(await readItem(table, bulkChangeKey(id)));

/** Keeps what a bulk action did, and tells under which id: of the same action twice, the first. One transaction. */
export const keepBulkChange = async (
  needs: CommitNeeds,
  once: string,
  bulkChange: BulkChange,
): Promise<string> => {
  const expires = Math.floor(Date.parse(plusHours(bulkChange.at, UNDO_DAYS * 24)) / 1000);
  const { done } = await changeStored(
    needs,
    { once },
    {
      read: async () => bulkChange,
      decide: (change) => change,
      save: (change) => ({
        writes: [{ put: { ...bulkChangeKey(change.id), bulkChange: change, expires } }],
        result: { id: change.id },
      }),
      told: z.object({ id: z.string() }),
    },
  );
  return done.id;
};
