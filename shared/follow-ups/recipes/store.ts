import type { Saving } from "../../journal/change.ts";
import type { Overtaken, Write } from "../../journal/commit.ts";
import type { Entry } from "../../journal/entry.ts";
import { type Item, type Key, readItem, readList, readWithin, type Table } from "../../platform/dynamo.ts";
import { type Recipe, recipeSchema } from "./model.ts";
import { standardRecipe } from "./standard-recipe.ts";

const LIST = "RECIPES";

const partition = (id: string): string => `RECIPE#${id}`;
const currentKey = (id: string): Key => ({ pk: partition(id), sk: "CURRENT" });
const versionKey = ({ id, version }: Recipe): Key => ({
  pk: partition(id),
  sk: `VERSION#${String(version).padStart(6, "0")}`,
});

const toRecipe = (item: Item): Recipe => recipeSchema.parse(item["recipe"]);

const orStandard = (id: string, item: Item | undefined): Recipe | undefined =>
  item === undefined ? (id === standardRecipe.id ? standardRecipe : undefined) : toRecipe(item);

/** A recipe; the standard one is there before anybody has changed it. One read. */
export const readRecipe = async (table: Table, id: string): Promise<Recipe | undefined> =>
  orStandard(id, await readItem(table, currentKey(id)));

/** All recipes, the standard one first. One query. */
export const listRecipes = async (table: Table): Promise<readonly [Recipe, ...Recipe[]]> => {
  const stored = (await readList(table, LIST)).map(toRecipe);
  const others = stored.filter(({ id }) => id !== standardRecipe.id);
  return [stored.find(({ id }) => id === standardRecipe.id) ?? standardRecipe, ...others];
};

/** A recipe as it was before its changes, the latest first. One query. */
export const readVersions = async (table: Table, id: string): Promise<readonly Recipe[]> => {
  const items = await readWithin(table, partition(id), "VERSION#");
  const stored = items.map(toRecipe).reverse();
  const first = id === standardRecipe.id && !stored.some(({ version }) => version === 1);
  return first ? [...stored, standardRecipe] : stored;
};

/**
 * A recipe as its next version, with its entries; overtaken when it is no longer as it was read (`before`, undefined when it is new).
 */
export const saveRecipe = (before: Recipe | undefined, recipe: Recipe, entries: readonly Entry[]) => {
  const put: Write<Overtaken> = {
    put: { ...currentKey(recipe.id), recipe, list: LIST, listSort: `recipe#${recipe.id}` },
    when: {
      expression: "attribute_not_exists(pk) OR #recipe.#version = :version",
      names: { "#recipe": "recipe", "#version": "version" },
      values: { ":version": before?.version ?? 0 },
    },
    otherwise: "overtaken",
  };
  const version = { put: { ...versionKey(recipe), recipe } };
  return { writes: [put, version], entries } satisfies Saving<Overtaken>;
};
