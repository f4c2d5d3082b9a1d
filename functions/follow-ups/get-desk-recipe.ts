import { readRecipe } from "../../shared/follow-ups/recipe-store.ts";
import notFound from "../../shared/pages/not-found.njk";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { showRecipe } from "./recipe-page.ts";

/** The recipe whose id is in the address. */
export const getDeskRecipe: DeskPage = async (needs, request, visit) => {
  const recipe = await readRecipe(needs.table, request.parameters["id"] ?? "");
  if (recipe === undefined) return visit.show(notFound, {}, 404);
  const done =
    request.query["done"] === "saved"
      ? "Saved. It holds for projects that are completed from now on; follow-ups that run already stay as they are."
      : undefined;
  return showRecipe(needs, visit, recipe, { done });
};
