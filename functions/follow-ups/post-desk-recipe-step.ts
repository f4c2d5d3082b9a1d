import * as z from "zod";
import { changeRecipeNamed } from "../../shared/follow-ups/recipe-commands.ts";
import { recipeStepForm, stepFromForm } from "../../shared/follow-ups/recipe-input.ts";
import { readRecipe } from "../../shared/follow-ups/recipe-store.ts";
import { formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { field, fields } from "../entry-points/request.ts";
import { sayRecipeRefusal } from "./recipe-page.ts";
import { showRecipeStep } from "./recipe-step-page.ts";

const versionSchema = z.coerce.number().int().nonnegative().catch(0);

/** Saves a step of a recipe, or adds one. */
export const postDeskRecipeStep: DeskPage = async (needs, request, visit) => {
  const id = request.parameters["id"] ?? "";
  const name = request.parameters["step"] ?? "";
  const recipe = await readRecipe(needs.table, id);
  const step = recipe?.steps.find((one) => one.step === name);
  if (recipe === undefined || (step === undefined && name !== "new")) return visit.show(notFound, {}, 404);
  const answers = fields(request.form);
  const evidence = request.form.get("evidence") ?? [];
  const form = recipeStepForm.safeParse({ ...answers, evidence: [...evidence] });
  if (!form.success)
    return showRecipeStep(visit, recipe, step, { answers, evidence, errors: formErrors(form.error) }, 422);
  const saved = stepFromForm(recipe, step?.step, form.data);
  const version = versionSchema.parse(field(request.form, "version"));
  const asked = { version, change: { to: "save-step", step: saved } } as const;
  const once = requestName(visit.formId, { id, name, ...form.data });
  const changed = await changeRecipeNamed(needs, id, asked, { occasion: visit.occasion, once });
  if ("recipe" in changed) return { redirect: `${toPath(paths.deskRecipe, { id })}?done=saved` };
  const errors = formError("maincontent", sayRecipeRefusal(changed, recipe));
  return showRecipeStep(visit, recipe, step, { answers, evidence, errors }, 409);
};
