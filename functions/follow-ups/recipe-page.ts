import type { Recipe } from "../../shared/follow-ups/recipe.ts";
import type { RecipeChanged } from "../../shared/follow-ups/recipe-commands.ts";
import { readVersions } from "../../shared/follow-ups/recipe-store.ts";
import { standardRecipe } from "../../shared/follow-ups/standard-recipe.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { readPeople } from "../../shared/people/store.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import recipePage from "./desk-recipe.njk";
import { stepRows } from "./recipe-words.ts";

/** Why a recipe was not changed, in words for the team. */
export const sayRecipeRefusal = (
  refused: Exclude<RecipeChanged, { recipe: Recipe }>,
  recipe: Recipe,
): string => {
  switch (refused.refusal) {
    case "changed":
      return "Somebody changed this recipe while you were looking at it. Look at it again before you change it.";
    case "last-step":
      return "A recipe needs a step. Add another before you remove this one.";
    case "stranded": {
      const waits = recipe.steps.find(({ step }) => step === refused.waits)?.title ?? refused.waits;
      return `The day of “${waits}” would never come, because it counts from a step that is not there or waits for it. Let it count from something else first.`;
    }
    default:
      return "This step is not there any more.";
  }
};

/** A recipe with its steps and how it was before. Two reads with the one that found it, and names. */
export const showRecipe = async (
  needs: PageNeeds,
  visit: DeskVisit,
  recipe: Recipe,
  more: object = {},
  status = 200,
): Promise<PageAnswer> => {
  const versions = await readVersions(needs.table, recipe.id);
  const ids = [...new Set(versions.flatMap(({ changedBy }) => changedBy ?? []))];
  const people = await readPeople(needs.table, ids);
  const { id } = recipe;
  const context = {
    recipe,
    isStandard: id === standardRecipe.id,
    steps: stepRows(recipe).map((step) => ({
      ...step,
      href: toPath(paths.deskRecipeStep, { id, step: step.step }),
    })),
    newHref: toPath(paths.deskRecipeStep, { id, step: "new" }),
    versions: versions
      .filter(({ version }) => version !== recipe.version)
      .map(({ version, changedAt, changedBy, steps }) => ({
        version,
        changedAt,
        by: people.find((person) => person !== undefined && person.id === changedBy)?.name,
        steps: steps.map(({ title }) => title),
      })),
    answers: { name: recipe.name },
    ...more,
  };
  return visit.show(recipePage, context, status);
};
