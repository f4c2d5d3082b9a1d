import { readRecipe } from "../../shared/follow-ups/recipe-store.ts";
import notFound from "../../shared/pages/not-found.njk";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { showRecipeStep } from "./recipe-step-page.ts";

/** The form for a step of a recipe; `new` stands for one that is not there yet. */
export const getDeskRecipeStep: DeskPage = async (needs, request, visit) => {
  const recipe = await readRecipe(needs.table, request.parameters["id"] ?? "");
  const name = request.parameters["step"] ?? "";
  const step = recipe?.steps.find((one) => one.step === name);
  if (recipe === undefined || (step === undefined && name !== "new")) return visit.show(notFound, {}, 404);
  return showRecipeStep(visit, recipe, step);
};
