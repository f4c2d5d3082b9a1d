import { refused, UNCHANGED } from "../../journal/answer.ts";
import { type Occasion, record } from "../../journal/entry.ts";
import { FollowUpSkipped, RecipeApplied } from "../entries.ts";
import type { Recipe, RecipeStep } from "../recipes/model.ts";
import { decided, type FollowUpAnswer } from "./decide.ts";
import { planned } from "./decide-run.ts";
import { isToDo, type Run, type RunStep, stepOf } from "./model.ts";

/** What a changed recipe would change in running follow-ups. */
export interface RecipeDifference {
  readonly added: readonly RecipeStep[];
  /** Steps that are still to be done and would get other words, days, owners or evidence. */
  readonly changed: readonly RecipeStep[];
  /** Steps that are still to be done and have left the recipe. */
  readonly removed: readonly RunStep[];
}

const contentOf = ({
  step,
  title,
  task,
  after,
  owner,
  evidence,
  evidenceHint,
  copy,
  webinar,
}: RecipeStep): RecipeStep => ({
  step,
  title,
  task,
  after,
  owner,
  evidence,
  evidenceHint,
  copy,
  webinar,
});

const isSameContent = (a: RecipeStep, b: RecipeStep): boolean =>
  JSON.stringify(contentOf(a)) === JSON.stringify(contentOf(b));

/** What the recipe as it is now would change in these follow-ups. What is closed is never touched. */
export const differenceTo = (run: Run, recipe: Recipe): RecipeDifference => ({
  added: recipe.steps.filter(({ step }) => stepOf(run, step) === undefined),
  changed: recipe.steps.filter((step) => {
    const own = stepOf(run, step.step);
    return own !== undefined && isToDo(own) && !isSameContent(own, step);
  }),
  removed: run.steps.filter((own) => isToDo(own) && !recipe.steps.some(({ step }) => step === own.step)),
});

const LEFT = "It has left the recipe.";

const broughtUp = (own: RunStep, recipe: Recipe, occasion: Occasion): RunStep => {
  if (!isToDo(own)) return own;
  const now = recipe.steps.find(({ step }) => step === own.step);
  if (now !== undefined) return { ...own, ...contentOf(now) };
  const { next: _next, ...rest } = own;
  return {
    ...rest,
    status: "skipped",
    reason: LEFT,
    closedAt: occasion.now,
    closedBy: occasion.actor.id,
  };
};

/**
 * Brings running follow-ups into line with a recipe that has changed, because a person says so: new steps come in, words and offsets
 * of what is still to be done follow, what left the recipe is skipped with that reason. Steps that somebody was written to about, or
 * that were given a day, keep their day.
 */
export const applyRecipe = (run: Run, recipe: Recipe, occasion: Occasion): FollowUpAnswer<"stopped"> => {
  if (run.status === "stopped") return refused("stopped");
  const { added, changed, removed } = differenceTo(run, recipe);
  const isSame = run.recipe.id === recipe.id && run.recipe.version === recipe.version;
  if (isSame && added.length + changed.length + removed.length === 0) return UNCHANGED;
  const { id, name, version } = recipe;
  const order = new Map(recipe.steps.map(({ step }, index) => [step, index]));
  const steps = [...run.steps.map((own) => broughtUp(own, recipe, occasion)), ...added.map(planned)];
  const after: Run = {
    ...run,
    recipe: { id, name, version },
    steps: steps.sort((a, b) => (order.get(a.step) ?? -1) - (order.get(b.step) ?? -1)),
  };
  const subject = run.project;
  const entries = [
    record(RecipeApplied, { subject, data: { recipe: id, version } }, occasion),
    ...removed.map(({ step }) => record(FollowUpSkipped, { subject, data: { step } }, occasion)),
  ];
  return decided(run, after, entries, occasion);
};
