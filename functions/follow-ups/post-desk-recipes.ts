import * as z from "zod";
import { recipeNamed } from "../../shared/follow-ups/read.ts";
import { copyRecipe } from "../../shared/follow-ups/recipe-commands.ts";
import { recipeNameForm } from "../../shared/follow-ups/recipe-input.ts";
import { saveRoles } from "../../shared/follow-ups/recipe-store.ts";
import { formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { readTeamMembers } from "../../shared/sign-in/team.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { field, fields } from "../entry-points/request.ts";
import { showRecipes } from "./recipes-page.ts";

const choice = z
  .union([z.literal(""), z.uuid()])
  .optional()
  .catch(undefined)
  .transform((id) => (id === "" ? undefined : id));

const rolesForm = z.object({ community: choice, lead: choice });

/** Says who has the programme's roles, or makes a recipe of its own out of the standard one. */
export const postDeskRecipes: DeskPage = async (needs, request, visit) => {
  const answers = fields(request.form);
  if (field(request.form, "_step") === "copy") {
    const form = recipeNameForm.safeParse(answers);
    if (!form.success) return showRecipes(needs, visit, { answers, errors: formErrors(form.error) }, 422);
    const once = requestName(visit.formId, form.data);
    const id = await copyRecipe(needs, await recipeNamed(needs.table), form.data.name, once);
    return { redirect: toPath(paths.deskRecipe, { id }) };
  }
  const roles = rolesForm.parse(answers);
  const ids = [roles.community, roles.lead].flatMap((id) => id ?? []);
  const team = await readTeamMembers(needs.table, ids);
  if (ids.some((id) => !team.some((person) => person.id === id))) {
    const errors = formError("lead", "Select somebody from the list");
    return showRecipes(needs, visit, { answers, errors }, 422);
  }
  await saveRoles(needs, roles, requestName(visit.formId, roles));
  return { redirect: `${paths.deskRecipes}?done=roles` };
};
