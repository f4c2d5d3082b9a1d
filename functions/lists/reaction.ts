import type { Occasion } from "../../shared/journal/entry.ts";
import { BulkRunStarted, BulkRunUndoStarted } from "../../shared/lists/bulk-run/entries.ts";
import type { BulkRun } from "../../shared/lists/bulk-run/model.ts";
import { bulkRunSteps, type RunAction } from "../../shared/lists/bulk-run/run.ts";
import { readBulkRun } from "../../shared/lists/bulk-run/store.ts";
import { Fault } from "../../shared/platform/keys.ts";
import type { EntryHandler } from "../entry-points/entry.ts";
import { type FanOutPlan, fanOutOfCommands } from "../entry-points/fan-out.ts";
import type { Needs } from "../entry-points/needs.ts";
import type { BulkAction } from "./bulk-action.ts";
import type { BulkLists } from "./bulk-lists.ts";

/** Four steps of 24 things each, and what is kept of each step, are a hundred transactions. */
const STEPS_AT_ONCE = 4;

/** An action as a run does it: on behalf of who started it. */
const runActionOf = (needs: Needs, action: BulkAction, occasion: Occasion): RunAction => {
  const asked = ({ by, path }: BulkRun, id: string, once: string) => ({
    id,
    once,
    path,
    me: by,
    occasion: { ...occasion, actor: { kind: "team", id: by } as const },
  });
  return {
    change: (run, id, once) => action.run(needs, { ...asked(run, id, once), value: run.value }),
    putBack: async (run, { id, before }, once) => {
      const undone = await action.undo?.(needs, { ...asked(run, id, once), before });
      return undone !== undefined && "done" in undone;
    },
  };
};

/** The plan of the function of some lists: it goes on with a run where that stopped. */
export const planOfBulk =
  (lists: BulkLists): FanOutPlan<unknown> =>
  async (needs, { subject }, occasion) => {
    const run = await readBulkRun(needs.table, subject.id);
    const list = run && (await lists.get(run.list)?.());
    if (run === undefined || list === undefined) return [];
    const action = list.actions.find((one) => one.name === run.action);
    if (action === undefined) throw new Fault(`The list ${list.name} has no action ${run.action}.`);
    return [bulkRunSteps(needs, run.id, runActionOf(needs, action, occasion), occasion)];
  };

/**
 * The handler that goes on with what is done to all that fits a list, and with undoing it: the lists of a feature have a function of their own, with the rights of its job.
 * `name` is its own: `lists/on-bulk-run-step`.
 */
export const bulkHandler = (name: string, lists: BulkLists): EntryHandler =>
  fanOutOfCommands<unknown>(name, [BulkRunStarted, BulkRunUndoStarted], planOfBulk(lists), STEPS_AT_ONCE);
