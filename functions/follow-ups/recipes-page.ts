import { listRecipes, readRoles } from "../../shared/follow-ups/recipe-store.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { readTeam } from "../../shared/sign-in/team.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import recipesPage from "./desk-recipes.njk";

/** The recipes, and who of the team has the roles that they speak of. Four reads. */
export const showRecipes = async (
  needs: PageNeeds,
  visit: DeskVisit,
  more: object = {},
  status = 200,
): Promise<PageAnswer> => {
  const [recipes, roles, team] = await Promise.all([
    listRecipes(needs.table),
    readRoles(needs.table),
    readTeam(needs.table),
  ]);
  const context = {
    recipes: recipes.map(({ id, name, steps, version, changedAt }) => ({
      href: toPath(paths.deskRecipe, { id }),
      name,
      count: steps.length,
      version,
      changedAt,
    })),
    people: [{ value: "", text: "Nobody" }, ...team.map(({ id, name }) => ({ value: id, text: name }))],
    roles,
    answers: {},
    ...more,
  };
  return visit.show(recipesPage, context, status);
};
