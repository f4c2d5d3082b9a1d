import { PutCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import type { Instant } from "../../shared/platform/clock.ts";
import { type Key, readItem, type Table } from "../../shared/platform/dynamo.ts";
import { withVersion } from "../../shared/platform/item-version.ts";

const progressSchema = z.object({
  id: z.string(),
  status: z.enum(["running", "finished"]),
  /** Parts of the table that are done. */
  parts: z.int().check(z.nonnegative()),
  seen: z.int().check(z.nonnegative()),
  changed: z.int().check(z.nonnegative()),
  startedAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
});

/** How far a migration is, or that it is done, and what came of it. */
export type Progress = z.infer<typeof progressSchema>;

const keyOf = (id: string): Key => ({ pk: `MIGRATION#${id}`, sk: "MIGRATION" });

/** How far a migration is; undefined when it was never begun. One read. */
export const readProgress = async (table: Table, id: string): Promise<Progress | undefined> => {
  const item = await readItem(table, keyOf(id));
  return item === undefined ? undefined : progressSchema.parse(item["migration"]);
};

/** Writes down how far a migration is. */
export const saveProgress = async (table: Table, progress: Progress): Promise<void> => {
  const item = withVersion({ ...keyOf(progress.id), migration: progress });
  await table.client.send(new PutCommand({ TableName: table.name, Item: item }));
};

/** A migration that begins now, or goes on where it stopped. One that is finished begins anew: what is done is found to be done. */
export const goOn = (before: Progress | undefined, id: string, now: Instant): Progress =>
  before?.status === "running"
    ? before
    : { id, status: "running", parts: 0, seen: 0, changed: 0, startedAt: now, changedAt: now };
