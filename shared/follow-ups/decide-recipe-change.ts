import { type Entry, type Occasion, record } from "../journal/entry.ts";
import { RecipeChanged } from "./entries.ts";
import { type Recipe, type RecipeStep, strandedStep } from "./recipe.ts";

/** A change of a recipe, made at the desk. */
export type RecipeChange =
  | { readonly to: "save-step"; readonly step: RecipeStep }
  | { readonly to: "remove-step"; readonly step: string }
  | { readonly to: "raise-step"; readonly step: string }
  | { readonly to: "rename"; readonly name: string }
  | { readonly to: "restore"; readonly steps: readonly RecipeStep[] };

/** Why a recipe is not changed. `waits` names the step whose day could never be known. */
export type RecipeRefusal =
  | { readonly refusal: "changed" | "no-such-step" | "last-step" }
  | { readonly refusal: "stranded"; readonly waits: string };

/** What a decision about a recipe makes true, why it is refused, or nothing to do. */
export type RecipeAnswer =
  | { readonly recipe: Recipe; readonly entries: readonly Entry[] }
  | { readonly unchanged: Recipe }
  | RecipeRefusal;

const stepsAfter = (recipe: Recipe, change: RecipeChange): readonly RecipeStep[] | RecipeRefusal => {
  const { steps } = recipe;
  if (change.to === "rename") return steps;
  if (change.to === "restore") return change.steps;
  if (change.to === "save-step") {
    const { step } = change;
    return steps.some((one) => one.step === step.step)
      ? steps.map((one) => (one.step === step.step ? step : one))
      : [...steps, step];
  }
  const index = steps.findIndex(({ step }) => step === change.step);
  const found = steps[index];
  if (found === undefined) return { refusal: "no-such-step" };
  if (change.to === "remove-step")
    return steps.length === 1 ? { refusal: "last-step" } : steps.filter((one) => one !== found);
  const others = steps.filter((one) => one !== found);
  return [...others.slice(0, Math.max(0, index - 1)), found, ...others.slice(Math.max(0, index - 1))];
};

const isRefusal = (answer: readonly RecipeStep[] | RecipeRefusal): answer is RecipeRefusal =>
  "refusal" in answer;

/**
 * Changes a recipe. `version` is that of the recipe as the person saw it. A recipe in which a step could never get a day is refused;
 * follow-ups that run already stay as they are.
 */
export const changeRecipe = (
  recipe: Recipe,
  { version, change }: { readonly version: number; readonly change: RecipeChange },
  occasion: Occasion,
): RecipeAnswer => {
  if (recipe.version !== version) return { refusal: "changed" };
  const steps = stepsAfter(recipe, change);
  if (isRefusal(steps)) return steps;
  const stranded = strandedStep(steps);
  if (stranded !== undefined) return { refusal: "stranded", waits: stranded.step };
  const name = change.to === "rename" ? change.name : recipe.name;
  if (name === recipe.name && JSON.stringify(steps) === JSON.stringify(recipe.steps))
    return { unchanged: recipe };
  const changedBy = occasion.actor.id;
  const changed: Recipe = {
    ...recipe,
    name,
    steps: [...steps],
    version: version + 1,
    changedAt: occasion.now,
    ...(changedBy === undefined ? {} : { changedBy }),
  };
  const entry = record(RecipeChanged, { subject: recipe.id, data: { version: changed.version } }, occasion);
  return { recipe: changed, entries: [entry] };
};
