import * as z from "zod/mini";
import { lazy } from "../platform/lazy.ts";

/** What can be imported from files. A kind of its own says how (`ImportKind`). */
export const importKindNames = ["organisations", "catalogue", "members"] as const;

/** The name of a kind of import. */
export type ImportKindName = (typeof importKindNames)[number];

/** What an import does with a row: `kept` is one that it leaves as it is, because somebody changed it here. */
export const outcomeNames = ["added", "changed", "unchanged", "kept"] as const;

/** What undoing an import does with a row: `left` is one that somebody has changed or used since. */
export const undoneNames = ["removed", "withdrawn", "restored", "left"] as const;

/** What became of a row: by the import, or by undoing it; `detail` in words. `subject` is what it is about, as entries name it: `organisation:RTE`. */
export const outcomeSchema = z.lazy(() =>
  z.object({
    outcome: z.enum([...outcomeNames, ...undoneNames]),
    detail: z.string(),
    subject: z.optional(z.string()),
  }),
);

/** What became of a row. */
export type Outcome = z.infer<typeof outcomeSchema>;

/** How many rows came to what, by the import. `released` were shown in the end, where rows are drafts first. */
export const countsSchema = lazy(() =>
  z.object({
    added: z.int().check(z.nonnegative()),
    changed: z.int().check(z.nonnegative()),
    unchanged: z.int().check(z.nonnegative()),
    kept: z.int().check(z.nonnegative()),
    released: z.int().check(z.nonnegative()),
  }),
);

/** How many rows came to what when an import was undone. */
export const undoneSchema = lazy(() =>
  z.object({
    removed: z.int().check(z.nonnegative()),
    withdrawn: z.int().check(z.nonnegative()),
    restored: z.int().check(z.nonnegative()),
    left: z.int().check(z.nonnegative()),
  }),
);

/** No row so far. */
export const noCounts: z.infer<ReturnType<typeof countsSchema>> = {
  added: 0,
  changed: 0,
  unchanged: 0,
  kept: 0,
  released: 0,
};

/** No row so far. */
export const nothingUndone: z.infer<ReturnType<typeof undoneSchema>> = {
  removed: 0,
  withdrawn: 0,
  restored: 0,
  left: 0,
};
