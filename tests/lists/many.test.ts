import { expect, test } from "vitest";
import type { Write } from "../../shared/journal/commit.ts";
import {
  type BulkRun,
  MOST_THAT_FIT,
  stepOutcomeSchema,
  THINGS_IN_STEP,
} from "../../shared/lists/bulk-run/model.ts";
import { newRunWrites, outcomeWrite } from "../../shared/lists/bulk-run/store.ts";
import { newId } from "../../shared/platform/ids.ts";

/** The bounds of a transaction, and of an item in it. */
const MOST_WRITES = 100;
const MOST_IN_TRANSACTION = 4_000_000;
const MOST_IN_ITEM = 400_000;

/** As long as a list may name one of its things. */
const longestId = (nth: number): string => `${"7".repeat(195)}${String(nth).padStart(5, "0")}`;

const run: BulkRun = {
  id: newId(),
  list: "owned",
  action: "give",
  value: newId(),
  path: `/desk/hand-overs/${newId()}/owned`,
  by: newId(),
  at: "2026-11-23T09:00:00.000Z",
  status: "asked",
  count: MOST_THAT_FIT,
  changed: 0,
  left: {},
  undone: { steps: 0, back: 0, kept: 0 },
};

const sizeOf = (write: Write): number => JSON.stringify("put" in write ? write.put : write).length;

test("as many things as one action takes are kept in one transaction, however long their ids are", () => {
  const ids = Array.from({ length: MOST_THAT_FIT }, (_none, nth) => longestId(nth));
  const writes = newRunWrites(run, ids);
  // The entries and the mark of the request come with it.
  expect(writes.length).toBeLessThanOrEqual(MOST_WRITES - 5);
  const sizes = writes.map(sizeOf);
  expect(Math.max(...sizes)).toBeLessThan(MOST_IN_ITEM);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_IN_TRANSACTION);
  const kept = writes.flatMap((write) => ("put" in write ? [write.put["ids"] ?? []].flat() : []));
  expect(kept).toEqual(ids);
});

test("what each thing of a step was before is one item, with long names in it", () => {
  const done = Array.from({ length: THINGS_IN_STEP }, (_none, nth) => ({
    id: longestId(nth),
    before: { thing: "x".repeat(2_000), handed: "x".repeat(500), to: newId() },
  }));
  const outcome = stepOutcomeSchema.parse({ done, left: [] });
  expect(sizeOf(outcomeWrite(run, MOST_THAT_FIT / THINGS_IN_STEP, outcome))).toBeLessThan(MOST_IN_ITEM);
});
