import type { DeskPage } from "../entry-points/desk-page.ts";
import { showRecipes } from "./recipes-page.ts";

/** All recipes, and the roles that they speak of. */
export const getDeskRecipes: DeskPage = (needs, request, visit) =>
  showRecipes(needs, visit, {
    done: request.query["done"] === "roles" ? "Saved. The next letters go to them." : undefined,
  });
