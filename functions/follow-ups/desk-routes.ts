import { paths } from "../../shared/pages/paths.ts";
import type { DeskRoute } from "../entry-points/desk-page.ts";

/** The desk's pages about follow-ups and recipes. */
export const followUpRoutes: readonly DeskRoute[] = [
  {
    method: "GET",
    path: paths.deskFollowUp,
    role: "viewer",
    page: async () => (await import("./get-desk-follow-up.ts")).getDeskFollowUp,
  },
  {
    method: "POST",
    path: paths.deskFollowUp,
    role: "team",
    takesFiles: true,
    page: async () => (await import("./post-desk-follow-up.ts")).postDeskFollowUp,
  },
  {
    method: "GET",
    path: paths.deskFollowUps,
    role: "viewer",
    page: async () => (await import("./get-desk-follow-ups.ts")).getDeskFollowUps,
  },
  {
    method: "POST",
    path: paths.deskFollowUps,
    role: "team",
    page: async () => (await import("./post-desk-follow-ups.ts")).postDeskFollowUps,
  },
  {
    method: "GET",
    path: paths.deskRecipes,
    role: "viewer",
    page: async () => (await import("./get-desk-recipes.ts")).getDeskRecipes,
  },
  {
    method: "POST",
    path: paths.deskRecipes,
    role: "team",
    page: async () => (await import("./post-desk-recipes.ts")).postDeskRecipes,
  },
  {
    method: "GET",
    path: paths.deskRecipe,
    role: "viewer",
    page: async () => (await import("./get-desk-recipe.ts")).getDeskRecipe,
  },
  {
    method: "POST",
    path: paths.deskRecipe,
    role: "team",
    page: async () => (await import("./post-desk-recipe.ts")).postDeskRecipe,
  },
  {
    method: "GET",
    path: paths.deskRecipeStep,
    role: "viewer",
    page: async () => (await import("./get-desk-recipe-step.ts")).getDeskRecipeStep,
  },
  {
    method: "POST",
    path: paths.deskRecipeStep,
    role: "team",
    page: async () => (await import("./post-desk-recipe-step.ts")).postDeskRecipeStep,
  },
  {
    method: "GET",
    path: paths.deskFollowUpLetter,
    role: "team",
    page: async () => (await import("./get-desk-follow-up-letter.ts")).getDeskFollowUpLetter,
  },
  {
    method: "POST",
    path: paths.deskFollowUpLetter,
    role: "team",
    page: async () => (await import("./post-desk-follow-up-letter.ts")).postDeskFollowUpLetter,
  },
  {
    method: "GET",
    path: paths.deskWebinar,
    role: "viewer",
    page: async () => (await import("./get-desk-webinar.ts")).getDeskWebinar,
  },
  {
    method: "POST",
    path: paths.deskWebinar,
    role: "team",
    page: async () => (await import("./post-desk-webinar.ts")).postDeskWebinar,
  },
];
