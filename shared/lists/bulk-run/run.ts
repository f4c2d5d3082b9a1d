import { type CommitNeeds, OVERTAKEN } from "../../journal/commit.ts";
import type { Occasion } from "../../journal/entry.ts";
import type { FanOutPage, FanOutPart } from "../../journal/fan-out.ts";
import { afterStep, afterUndoStep, type RunDecision } from "./decide.ts";
import { type BulkRun, isWorking, type StepOutcome, THINGS_IN_STEP, turnedOf } from "./model.ts";
import { outcomeWrite, readBulkRun, readNextIds, readOutcome, runWrite } from "./store.ts";

/** What a run does to one thing: each by a command of its own, whose idempotency key is the run's and the thing's. */
export interface RunAction {
  readonly change: (
    run: BulkRun,
    id: string,
    once: string,
  ) => Promise<{ readonly done: Readonly<Record<string, string>> } | { readonly refusal: string }>;
  /** Puts one thing back as it was; tells whether it is. */
  readonly putBack: (run: BulkRun, one: StepOutcome["done"][number], once: string) => Promise<boolean>;
}

const pageOf = (
  before: BulkRun,
  { after, entries }: RunDecision,
  outcome: { readonly step: number; readonly of: StepOutcome } | undefined,
): FanOutPage => ({
  writes: [
    runWrite(before, after, OVERTAKEN),
    ...(outcome === undefined ? [] : [outcomeWrite(after, outcome.step, outcome.of)]),
  ],
  entries,
  next: isWorking(after) ? `${after.status}:${turnedOf(after)}:${after.undone.steps}` : undefined,
});

const changeSome = async (
  { table }: CommitNeeds,
  run: BulkRun,
  action: RunAction,
  occasion: Occasion,
): Promise<FanOutPage> => {
  const done: StepOutcome["done"] = [];
  const left: StepOutcome["left"] = [];
  for (const id of await readNextIds(table, run)) {
    const changed = await action.change(run, id, `bulk-run:${run.id}:${id}`);
    if ("done" in changed) done.push({ id, before: { ...changed.done } });
    else left.push({ id, why: changed.refusal });
  }
  const of = { done, left };
  const step = Math.floor(turnedOf(run) / THINGS_IN_STEP);
  return pageOf(run, afterStep(run, of, occasion), { step, of });
};

const undoSome = async (
  { table }: CommitNeeds,
  run: BulkRun,
  action: RunAction,
  occasion: Occasion,
): Promise<FanOutPage> => {
  const { steps } = run.undone;
  const { done } = await readOutcome(table, run, steps);
  let back = 0;
  for (const one of done) if (await action.putBack(run, one, `bulk-run:${run.id}:undo:${one.id}`)) back += 1;
  const isLast = (steps + 1) * THINGS_IN_STEP >= turnedOf(run);
  return pageOf(run, afterUndoStep(run, { back, kept: done.length - back, isLast }, occasion), undefined);
};

/**
 * A run of a bulk action, whatever it is at. Each of its things is changed by a command of its own; how far it is and what each thing was before is kept
 * after every 24 of them, by which it goes on and not by a cursor. A step that died on the way is done again: what it had changed already says the same as
 * before, by its idempotency key.
 */
export const bulkRunSteps =
  (needs: CommitNeeds, id: string, action: RunAction, occasion: Occasion): FanOutPart =>
  async () => {
    const run = await readBulkRun(needs.table, id);
    if (run === undefined || !isWorking(run)) return {};
    const does = run.status === "undoing" ? undoSome : changeSome;
    return does(needs, run, action, occasion);
  };
