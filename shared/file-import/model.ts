import * as z from "zod/mini";
import { keysOf } from "../platform/keys.ts";
import { countsSchema, importKindNames, undoneSchema } from "./outcome.ts";
import { remarkSchema } from "./remark.ts";
import { layoutSchema } from "./sheet.ts";

/**
 * How far an import is. `sent`: the file is there, and the person says what its columns hold. `reading` and `checking`: its rows are read and
 * compared with what is stored. `checked`: what would change waits to be confirmed. `running`, `finished`, or `discarded` without a change;
 * `undoing` and `undone`.
 */
export const importStatuses = {
  sent: "Columns to be chosen",
  reading: "Checking",
  checking: "Checking",
  checked: "To be confirmed",
  running: "Importing",
  finished: "Imported",
  discarded: "Discarded",
  undoing: "Undoing",
  undone: "Undone",
} as const;

const importStatusNames = keysOf(importStatuses);

const fieldSourceSchema = z.lazy(() =>
  z.union([z.object({ column: z.int().check(z.nonnegative()) }), z.object({ value: z.string() })]),
);

/** How a table is read: its layout, the names of its columns, and which of them holds what. Kept, so that a file with the same columns is read the same way. */
export const tableSchema = z.lazy(() =>
  z.object({
    layout: layoutSchema,
    columns: z.array(z.string()),
    mapping: z.record(z.string(), fieldSourceSchema),
  }),
);

/** An import of a file. */
export const fileImportSchema = z.lazy(() =>
  z.object({
    id: z.uuid(),
    kind: z.enum(importKindNames),
    status: z.enum(importStatusNames),
    at: z.iso.datetime(),
    /** Who sent it. */
    by: z.optional(z.string()),
    /** Who looked at what it would do, and started it. */
    startedBy: z.optional(z.string()),
    /** What the sender calls the file; of several, the first and how many. */
    file: z.string(),
    table: z.optional(tableSchema),
    /** It needs nobody's confirmation: it goes on by itself once it is checked. */
    confirmed: z.boolean(),
    /** What was answered when it was confirmed, by the names of the kind's questions. */
    answers: z.record(z.string(), z.string()),
    /** Rows that can be imported, and rows that are left out. */
    rows: z.int(),
    leftOut: z.int(),
    /** How many parts the rows are in. One transaction imports one part. */
    parts: z.int(),
    /** Which way through the parts it is on, from 0: a kind may release in a second one what it drafted in the first. */
    pass: z.int(),
    /** How many parts of this step and pass are done. */
    done: z.int(),
    /** What the import would do, as things were when it was checked. */
    planned: countsSchema(),
    counts: countsSchema(),
    undone: undoneSchema(),
    remarks: z.object({ error: z.int(), warning: z.int(), note: z.int() }),
    /** Remarks that are about no row. */
    fileRemarks: z.array(remarkSchema),
    finishedAt: z.optional(z.iso.datetime()),
  }),
);

/** An import of a file. */
export type FileImport = z.infer<typeof fileImportSchema>;

/** The states in which the import goes on by itself. */
export const isWorking = ({ status }: Pick<FileImport, "status">): boolean =>
  status === "reading" || status === "checking" || status === "running" || status === "undoing";
