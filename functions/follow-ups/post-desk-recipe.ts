import * as z from "zod";
import type { RecipeChange } from "../../shared/follow-ups/decide-recipe-change.ts";
import { changeRecipeNamed } from "../../shared/follow-ups/recipe-commands.ts";
import { recipeNameForm } from "../../shared/follow-ups/recipe-input.ts";
import { readRecipe, readVersions } from "../../shared/follow-ups/recipe-store.ts";
import { type FormErrors, formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { type Form, field, fields } from "../entry-points/request.ts";
import { sayRecipeRefusal, showRecipe } from "./recipe-page.ts";

const version = z.coerce.number().int().nonnegative().catch(0);

/** The change that the pressed button stands for; undefined when it stands for none. */
const changeOf = async (
  needs: PageNeeds,
  id: string,
  form: Form,
): Promise<RecipeChange | { readonly errors: FormErrors } | undefined> => {
  const step = field(form, "step");
  switch (field(form, "_step")) {
    case "remove":
      return { to: "remove-step", step };
    case "raise":
      return { to: "raise-step", step };
    case "rename": {
      const named = recipeNameForm.safeParse(fields(form));
      return named.success ? { to: "rename", name: named.data.name } : { errors: formErrors(named.error) };
    }
    case "restore": {
      const wanted = version.parse(field(form, "restored"));
      const then = (await readVersions(needs.table, id)).find((one) => one.version === wanted);
      return then === undefined ? undefined : { to: "restore", steps: then.steps };
    }
    default:
      return undefined;
  }
};

/** Changes a recipe: its name, the order of its steps, which steps it has, or back to how it was. */
export const postDeskRecipe: DeskPage = async (needs, request, visit) => {
  const id = request.parameters["id"] ?? "";
  const change = await changeOf(needs, id, request.form);
  if (change === undefined) return { redirect: toPath(paths.deskRecipe, { id }) };
  const asked = { version: version.parse(field(request.form, "version")), change };
  const once = requestName(visit.formId, { id, ...asked });
  const changed =
    "errors" in change
      ? change
      : await changeRecipeNamed(needs, id, { ...asked, change }, { occasion: visit.occasion, once });
  if ("recipe" in changed) return { redirect: `${toPath(paths.deskRecipe, { id })}?done=saved` };
  const recipe = await readRecipe(needs.table, id);
  if (recipe === undefined) return visit.show(notFound, {}, 404);
  if ("errors" in changed)
    return showRecipe(needs, visit, recipe, { errors: changed.errors, answers: fields(request.form) }, 422);
  const errors = formError("maincontent", sayRecipeRefusal(changed, recipe));
  return showRecipe(needs, visit, recipe, { errors }, 409);
};
