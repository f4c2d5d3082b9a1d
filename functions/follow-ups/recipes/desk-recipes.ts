import * as z from "zod/mini";
import { copyRecipe } from "../../../shared/follow-ups/recipes/commands.ts";
import { recipeNameForm } from "../../../shared/follow-ups/recipes/input.ts";
import { listRecipes } from "../../../shared/follow-ups/recipes/store.ts";
import { readRoles, saveRoles } from "../../../shared/follow-ups/roles-store.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { readTeam } from "../../../shared/sign-in/team.ts";
import { nothing, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import recipesPage from "./desk-recipes.njk";

const choice = z.pipe(
  z.catch(z.optional(z.union([z.literal(""), z.uuid()])), undefined),
  z.transform((id) => (id === "" ? undefined : id)),
);

const rolesForm = z.object({ community: choice, lead: choice });

/** The recipes, and who of the team has the roles that they speak of. */
export const page = deskPage({
  path: paths.deskRecipes,
  names: nothing,
  load: async (needs) => {
    const { table } = needs;
    const [recipes, roles, team] = await Promise.all([listRecipes(table), readRoles(table), readTeam(needs)]);
    return { recipes, roles, team };
  },
  show: (_needs, { recipes, roles, team }) =>
    view(recipesPage, {
      recipes: recipes.map(({ id, name, steps, version, changedAt }) => ({
        href: toPath(paths.deskRecipe, { id }),
        name,
        count: steps.length,
        version,
        changedAt,
      })),
      people: [
        { value: "", text: "Nobody" },
        ...team.who("team").map(({ id, name }) => ({ value: id, text: name })),
      ],
      roles,
      answers: {},
    }),
  steps: (step) => ({
    roles: step({
      form: rolesForm,
      run: (needs, _named, given) => saveRoles(needs, given.form, given),
      done: "Saved. The next letters go to them.",
    }),
    copy: step({
      form: recipeNameForm,
      run: async (needs, _named, given) => {
        const { done } = await copyRecipe(needs, given.form, given);
        return { done, leadsTo: toPath(paths.deskRecipe, done) };
      },
    }),
  }),
  refusals: { "not-of-team": { field: "lead", text: "Select a person from the list", status: 422 } },
});
