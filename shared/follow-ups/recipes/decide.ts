import { type Refused, refused, UNCHANGED, type Unchanged } from "../../journal/answer.ts";
import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import { RecipeChanged } from "../entries.ts";
import { type Recipe, type RecipeStep, strandedStep } from "./model.ts";

/** What a decision about a recipe makes true, why it is refused, or nothing to do. */
export type RecipeAnswer<Refusal extends string> =
  | { readonly recipe: Recipe; readonly entries: readonly Entry[] }
  | Refused<Refusal>
  | Unchanged;

/** The recipe as somebody saw it, by its version. */
export interface SeenRecipe {
  readonly version: number;
}

const change = (
  recipe: Recipe,
  to: { readonly name?: string; readonly steps?: readonly RecipeStep[] },
  occasion: Occasion,
): RecipeAnswer<never> => {
  const { name = recipe.name, steps = recipe.steps } = to;
  if (name === recipe.name && JSON.stringify(steps) === JSON.stringify(recipe.steps)) return UNCHANGED;
  const changed: Recipe = {
    ...recipe,
    name,
    steps: [...steps],
    version: recipe.version + 1,
    changedAt: occasion.now,
    changedBy: occasion.actor.id,
  };
  const entry = record(RecipeChanged, { subject: recipe.id, data: { version: changed.version } }, occasion);
  return { recipe: changed, entries: [entry] };
};

/** Gives the recipe these steps, unless the day of one of them could never be known: the refusal is about that one. */
const changeSteps = (
  recipe: Recipe,
  steps: readonly RecipeStep[],
  occasion: Occasion,
): RecipeAnswer<"stranded"> => {
  const stranded = strandedStep(steps);
  if (stranded !== undefined) return { refusal: "stranded", about: stranded.step };
  return change(recipe, { steps }, occasion);
};

/** Gives the recipe another name. As with all changes of a recipe, follow-ups that run already stay as they are. */
export const renameRecipe = (
  recipe: Recipe,
  { version, name }: SeenRecipe & { readonly name: string },
  occasion: Occasion,
): RecipeAnswer<"changed"> =>
  recipe.version === version ? change(recipe, { name }, occasion) : refused("changed");

/** Replaces the step of this name, or adds it as the last. */
export const saveStep = (
  recipe: Recipe,
  { version, step }: SeenRecipe & { readonly step: RecipeStep },
  occasion: Occasion,
): RecipeAnswer<"changed" | "stranded"> => {
  if (recipe.version !== version) return refused("changed");
  const { steps } = recipe;
  const replaced = steps.map((one) => (one.step === step.step ? step : one));
  return changeSteps(recipe, replaced.includes(step) ? replaced : [...steps, step], occasion);
};

/** Takes a step out. */
export const removeStep = (
  recipe: Recipe,
  { version, step }: SeenRecipe & { readonly step: string },
  occasion: Occasion,
): RecipeAnswer<"changed" | "no-such-step" | "last-step" | "stranded"> => {
  if (recipe.version !== version) return refused("changed");
  const left = recipe.steps.filter((one) => one.step !== step);
  if (left.length === recipe.steps.length) return refused("no-such-step");
  return left.length === 0 ? refused("last-step") : changeSteps(recipe, left, occasion);
};

/** Puts a step before the one that precedes it. */
export const raiseStep = (
  recipe: Recipe,
  { version, step }: SeenRecipe & { readonly step: string },
  occasion: Occasion,
): RecipeAnswer<"changed" | "no-such-step"> => {
  if (recipe.version !== version) return refused("changed");
  const index = recipe.steps.findIndex((one) => one.step === step);
  const raised = recipe.steps[index];
  if (raised === undefined) return refused("no-such-step");
  const others = recipe.steps.filter((one) => one !== raised);
  return change(recipe, { steps: others.toSpliced(Math.max(0, index - 1), 0, raised) }, occasion);
};

/** Gives the recipe the steps of an earlier version. */
export const restoreRecipe = (
  recipe: Recipe,
  { version, earlier }: SeenRecipe & { readonly earlier: Recipe | undefined },
  occasion: Occasion,
): RecipeAnswer<"changed" | "unknown"> => {
  if (earlier === undefined) return refused("unknown");
  return recipe.version === version ? change(recipe, { steps: earlier.steps }, occasion) : refused("changed");
};
