import * as z from "zod/mini";
import type { Refused } from "../../journal/answer.ts";
import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import { type CommitNeeds, OVERTAKEN } from "../../journal/commit.ts";
import { type RunDecision, startRun, stopRun, undoRun } from "./decide.ts";
import type { BulkRun } from "./model.ts";
import { newRunWrites, readBulkRun, runWrite } from "./store.ts";

/** What is asked for: an action of a list, for things that were found. */
export interface AskedRun extends Pick<BulkRun, "list" | "action" | "value" | "path" | "by"> {
  readonly ids: readonly string[];
}

/** Keeps that an action is to be done to these things, before anybody has confirmed it, and tells the id of the run: of the same request twice, the first. One transaction. */
export const askBulkRun = async (
  needs: CommitNeeds,
  { ids, ...asked }: AskedRun,
  { once, occasion }: Command,
): Promise<string> => {
  const { done } = await changeStored(
    needs,
    { once },
    {
      read: async (): Promise<BulkRun> => ({
        ...asked,
        id: occasion.newId(),
        at: occasion.now,
        status: "asked",
        count: ids.length,
        changed: 0,
        left: {},
        undone: { steps: 0, back: 0, kept: 0 },
      }),
      decide: (run) => run,
      save: (run) => ({ writes: newRunWrites(run, ids), result: { id: run.id } }),
      told: z.object({ id: z.string() }),
    },
  );
  return done.id;
};

const changeRun = (
  needs: CommitNeeds,
  id: string,
  { once }: Command,
  decide: (run: BulkRun) => RunDecision | Refused<"not-now">,
): Promise<Changed<"not-now" | "unknown">> =>
  changeStored(
    needs,
    { once },
    {
      read: () => readBulkRun(needs.table, id),
      decide,
      save: (before, { after, entries }) => ({ writes: [runWrite(before, after, OVERTAKEN)], entries }),
    },
  );

/** Starts a run that was asked for. One read and one transaction; the rest goes on by itself. */
export const startBulkRun = (
  needs: CommitNeeds,
  id: string,
  command: Command,
): Promise<Changed<"not-now" | "unknown">> =>
  changeRun(needs, id, command, (run) => startRun(run, command.occasion));

/** Stops a run: what it has changed stays so. One read and one transaction. */
export const stopBulkRun = (
  needs: CommitNeeds,
  id: string,
  command: Command,
): Promise<Changed<"not-now" | "unknown">> => changeRun(needs, id, command, stopRun);

/** Begins to put back what a run changed. One read and one transaction; the rest goes on by itself. */
export const undoBulkRun = (
  needs: CommitNeeds,
  id: string,
  command: Command,
): Promise<Changed<"not-now" | "unknown">> =>
  changeRun(needs, id, command, (run) => undoRun(run, command.occasion));
