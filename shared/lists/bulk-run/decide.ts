import { type Refused, refused } from "../../journal/answer.ts";
import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import { BulkRunFinished, BulkRunStarted, BulkRunUndone, BulkRunUndoStarted } from "./entries.ts";
import { type BulkRun, leftOf, type StepOutcome, turnedOf } from "./model.ts";

/** How a run goes on, with what is written down of that. */
export interface RunDecision {
  readonly after: BulkRun;
  readonly entries: readonly Entry[];
}

const whatOf = ({ list, action }: BulkRun) => ({ list, action });

/** Starts a run that was asked for. Whoever starts it is who does it. */
export const startRun = (run: BulkRun, occasion: Occasion): RunDecision | Refused<"not-now"> => {
  if (run.status !== "asked") return refused("not-now");
  const after: BulkRun = { ...run, status: "running", by: occasion.actor.id ?? run.by };
  const data = { ...whatOf(run), count: run.count };
  return { after, entries: [record(BulkRunStarted, { subject: run.id, data }, occasion)] };
};

/** Stops a run behind the step that it is at. */
export const stopRun = (run: BulkRun): RunDecision | Refused<"not-now"> =>
  run.status === "running" ? { after: { ...run, status: "stopping" }, entries: [] } : refused("not-now");

/** Begins to put back what a run changed. */
export const undoRun = (run: BulkRun, occasion: Occasion): RunDecision | Refused<"not-now"> => {
  if (run.status !== "finished" && run.status !== "stopped") return refused("not-now");
  const after: BulkRun = { ...run, status: "undoing", by: occasion.actor.id ?? run.by };
  return { after, entries: [record(BulkRunUndoStarted, { subject: run.id, data: whatOf(run) }, occasion)] };
};

const countWhy = (left: BulkRun["left"], more: StepOutcome["left"]): BulkRun["left"] => {
  const counts = new Map(Object.entries(left));
  for (const { why } of more) counts.set(why, (counts.get(why) ?? 0) + 1);
  return Object.fromEntries(counts);
};

/** How a run goes on once these things had their turn. */
export const afterStep = (run: BulkRun, outcome: StepOutcome, occasion: Occasion): RunDecision => {
  const counted = {
    ...run,
    changed: run.changed + outcome.done.length,
    left: countWhy(run.left, outcome.left),
  };
  const isLast = turnedOf(counted) >= run.count || outcome.done.length + outcome.left.length === 0;
  if (!isLast && run.status === "running") return { after: counted, entries: [] };
  const after: BulkRun = { ...counted, status: isLast ? "finished" : "stopped" };
  const data = { ...whatOf(run), changed: after.changed, left: leftOf(after) };
  return { after, entries: [record(BulkRunFinished, { subject: run.id, data }, occasion)] };
};

/** How the undoing of a run goes on once so many things of a step are as before and so many were kept. */
export const afterUndoStep = (
  run: BulkRun,
  { back, kept, isLast }: { readonly back: number; readonly kept: number; readonly isLast: boolean },
  occasion: Occasion,
): RunDecision => {
  const undone = {
    steps: run.undone.steps + 1,
    back: run.undone.back + back,
    kept: run.undone.kept + kept,
  };
  if (!isLast) return { after: { ...run, undone }, entries: [] };
  const data = { ...whatOf(run), back: undone.back, kept: undone.kept };
  return {
    after: { ...run, status: "undone", undone },
    entries: [record(BulkRunUndone, { subject: run.id, data }, occasion)],
  };
};
