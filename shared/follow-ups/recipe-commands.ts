import { type CommitNeeds, wasCommitted } from "../journal/commit.ts";
import type { Occasion } from "../journal/entry.ts";
import { changeRecipe, type RecipeChange, type RecipeRefusal } from "./decide-recipe-change.ts";
import type { Recipe } from "./recipe.ts";
import { readRecipe, saveRecipe } from "./recipe-store.ts";

/** What became of a command about a recipe. */
export type RecipeChanged = { readonly recipe: Recipe } | RecipeRefusal | { readonly refusal: "unknown" };

/** Changes a recipe as the person saw it. One read and one transaction; follow-ups that run already stay as they are. */
export const changeRecipeNamed = async (
  needs: CommitNeeds,
  id: string,
  asked: { readonly version: number; readonly change: RecipeChange },
  { occasion, once }: { readonly occasion: Occasion; readonly once: string },
): Promise<RecipeChanged> => {
  const before = await readRecipe(needs.table, id);
  if (before === undefined) return { refusal: "unknown" };
  const answer = changeRecipe(before, asked, occasion);
  if ("refusal" in answer)
    // A form that is sent twice is not refused because of itself.
    return (await wasCommitted(needs.table, once)) ? { recipe: before } : answer;
  if ("unchanged" in answer) return { recipe: before };
  const saved = await saveRecipe(needs, before, answer.recipe, { once, entries: answer.entries });
  return saved.outcome === "refused" ? { refusal: "changed" } : { recipe: answer.recipe };
};

/** Makes a recipe of its own out of another, under a new id and name. One transaction; the same command again gives the same id. */
export const copyRecipe = async (
  needs: CommitNeeds & { readonly newId: () => string },
  from: Recipe,
  name: string,
  once: string,
): Promise<string> => {
  const { changedAt: _at, changedBy: _by, ...rest } = from;
  const copy: Recipe = { ...rest, id: needs.newId(), name, version: 1 };
  const saved = await saveRecipe(needs, undefined, copy, { once, entries: [] });
  return saved.outcome === "repeated" ? String(saved.result["id"]) : copy.id;
};
