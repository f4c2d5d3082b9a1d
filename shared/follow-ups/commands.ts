import type { CommitNeeds } from "../journal/commit.ts";
import type { FollowUpAnswer, FollowUpRefusal } from "./decide.ts";
import type { Run } from "./run.ts";
import { readRun, saveRun } from "./store.ts";

const MOST_TRIES = 5;

/** What became of a command: the follow-ups as they are now, or why nothing was changed. */
export type FollowUpsChanged =
  | { readonly outcome: "done"; readonly run: Run }
  | { readonly outcome: "refused"; readonly refusal: FollowUpRefusal | "unknown" | "changed" };

/** Changes the follow-ups of a project: one read and one transaction, again when somebody else changed them in between. */
export const changeRun = async (
  needs: CommitNeeds,
  project: string,
  once: string,
  answerOn: (run: Run) => FollowUpAnswer,
): Promise<FollowUpsChanged> => {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const run = await readRun(needs.table, project);
    if (run === undefined) return { outcome: "refused", refusal: "unknown" };
    const answer = answerOn(run);
    if ("refusal" in answer) return { outcome: "refused", refusal: answer.refusal };
    if ("unchanged" in answer) return { outcome: "done", run };
    const saved = await saveRun(needs, run, answer, { once });
    if (saved.outcome !== "refused") return { outcome: "done", run: answer.run };
  }
  return { outcome: "refused", refusal: "changed" };
};
