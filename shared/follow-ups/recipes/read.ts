import type { Table } from "../../platform/dynamo.ts";
import type { Recipe } from "./model.ts";
import { standardRecipe } from "./standard-recipe.ts";
import { listRecipes, readRecipe } from "./store.ts";

/** The recipe of this id, the standard one when there is no such or none was chosen. One read. */
export const recipeNamed = async (table: Table, id: string = standardRecipe.id): Promise<Recipe> =>
  (await readRecipe(table, id)) ?? standardRecipe;

/** The recipes that a completion can choose from, the standard one first. One query. */
export const allRecipes = (table: Table): Promise<readonly [Recipe, ...Recipe[]]> => listRecipes(table);
