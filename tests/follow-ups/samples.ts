import type { Offset, Recipe, RecipeStep } from "../../shared/follow-ups/recipes/model.ts";
import { standardRecipe } from "../../shared/follow-ups/recipes/standard-recipe.ts";
import type { FollowUpDecision } from "../../shared/follow-ups/runs/decide.ts";
import { startRun } from "../../shared/follow-ups/runs/decide-run.ts";
import type { Run } from "../../shared/follow-ups/runs/model.ts";
import type { Refused, Unchanged } from "../../shared/journal/answer.ts";
import { at } from "../projects/samples.ts";

/** The project that the samples follow up. */
export const PROJECT = "PRJ-4F7K-2Q9C";

/** The standard follow-ups of a project completed on 23 November 2026; entered on that day at 16:30 UTC unless told. */
export const running = (enteredAt = "2026-11-23T16:30:00.000Z"): Run =>
  startRun(PROJECT, standardRecipe, "2026-11-23", at(enteredAt)).run;

/** A step of an invented recipe. */
export const recipeStep = (step: string, after: Offset, more: Partial<RecipeStep> = {}): RecipeStep => ({
  step,
  title: `Step ${step}`,
  task: "Do it.",
  after,
  owner: "owner",
  evidence: ["link", "event", "file", "letter"],
  evidenceHint: "Anything.",
  copy: "",
  ...more,
});

/** An invented recipe of these steps. */
export const recipeOf = (steps: readonly RecipeStep[], version = 1): Recipe => ({
  id: "invented",
  name: "Invented",
  version,
  steps: [...steps],
});

/** The decision in an answer. Throws when it was refused, or when nothing was to be done. */
export const decision = <Decision extends FollowUpDecision>(
  answer: Decision | Refused<string> | Unchanged,
): Decision => {
  if (!("run" in answer)) throw new Error(`It was not decided: ${JSON.stringify(answer)}`);
  return answer;
};
