import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { recipeNamed } from "../recipes/read.ts";
import { applyRecipe as decideApplyRecipe } from "./decide-recipe.ts";
import { pauseRun, resumeRun } from "./decide-run.ts";
import { readRun, saveRun } from "./store.ts";

/** Pauses the follow-ups of a project by hand: they go on when somebody says so. */
export const pauseFollowUps = (
  needs: CommitNeeds,
  reference: string,
  command: Command,
): Promise<Changed<"unknown" | "stopped">> =>
  changeStored(needs, command, {
    read: () => readRun(needs.table, reference),
    decide: (run) => pauseRun(run, "by-hand", command.occasion),
    save: (before, decision) => saveRun(before, decision, needs.now()),
  });

/** Lets the paused follow-ups of a project go on. */
export const resumeFollowUps = (
  needs: CommitNeeds,
  reference: string,
  command: Command,
): Promise<Changed<"unknown">> =>
  changeStored(needs, command, {
    read: () => readRun(needs.table, reference),
    decide: (run) => resumeRun(run, command.occasion),
    save: (before, decision) => saveRun(before, decision, needs.now()),
  });

/** Brings the follow-ups of a project into line with their recipe as it is now. */
export const applyRecipe = (
  needs: CommitNeeds,
  reference: string,
  command: Command,
): Promise<Changed<"unknown" | "stopped">> =>
  changeStored(needs, command, {
    read: async () => {
      const run = await readRun(needs.table, reference);
      return run && { run, recipe: await recipeNamed(needs.table, run.recipe.id) };
    },
    decide: ({ run, recipe }) => decideApplyRecipe(run, recipe, command.occasion),
    save: ({ run }, decision) => saveRun(run, decision, needs.now()),
  });
