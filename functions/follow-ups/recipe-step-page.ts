import { placeholders } from "../../shared/follow-ups/copy.ts";
import {
  evidenceKindNames,
  evidenceKinds,
  ownerRoleNames,
  ownerRoles,
  type Recipe,
  type RecipeStep,
} from "../../shared/follow-ups/recipe.ts";
import { sinceOf } from "../../shared/follow-ups/recipe-input.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import recipeStepPage from "./desk-recipe-step.njk";
import { sinceChoices } from "./recipe-words.ts";

const asAnswers = (step: RecipeStep | undefined) =>
  step === undefined
    ? { since: "completion", owner: "owner" }
    : {
        ...step,
        days: String(step.after.days),
        since: sinceOf(step.after),
        webinar: step.webinar ? "yes" : "",
      };

/** The form for a step of a recipe, or for a new one (`step` undefined). */
export const showRecipeStep = (
  visit: DeskVisit,
  recipe: Recipe,
  step: RecipeStep | undefined,
  more: { readonly answers?: object; readonly evidence?: readonly string[]; readonly errors?: object } = {},
  status = 200,
): PageAnswer => {
  const chosen = more.evidence ?? step?.evidence ?? ["link"];
  const context = {
    recipe,
    step,
    heading: step?.title ?? "New step",
    href: toPath(paths.deskRecipe, { id: recipe.id }),
    since: sinceChoices(recipe.steps, step?.step),
    owners: ownerRoleNames.map((value) => ({ value, text: ownerRoles[value] })),
    evidence: evidenceKindNames.map((value) => ({
      value,
      text: evidenceKinds[value],
      checked: chosen.includes(value),
    })),
    placeholders: Object.entries(placeholders).map(([name, words]) => ({ name: `{${name}}`, words })),
    answers: asAnswers(step),
    ...more,
  };
  return visit.show(recipeStepPage, context, status);
};
