import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The desk's pages about follow-ups and recipes. */
export const followUpDeskRoutes = [
  page(paths.deskFollowUp, () => import("./runs/desk-follow-up.ts"), { takesFiles: "direct" }),
  page(paths.deskFollowUps, () => import("./runs/desk-follow-ups.ts")),
  page(paths.deskRecipes, () => import("./recipes/desk-recipes.ts")),
  page(paths.deskRecipe, () => import("./recipes/desk-recipe.ts")),
  page(paths.deskRecipeStep, () => import("./recipes/desk-recipe-step.ts")),
  page(paths.deskFollowUpLetter, () => import("./step-letters/desk-follow-up-letter.ts"), { look: "team" }),
  page(paths.deskWebinar, () => import("./webinar/desk-webinar.ts")),
];
