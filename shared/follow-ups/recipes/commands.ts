import * as z from "zod/mini";
import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import type { NewId } from "../../platform/ids.ts";
import * as decide from "./decide.ts";
import type { Recipe, RecipeStep } from "./model.ts";
import { recipeNamed } from "./read.ts";
import { readRecipe, readVersions, saveRecipe } from "./store.ts";

/** A recipe as somebody saw it. */
interface Seen extends decide.SeenRecipe {
  readonly id: string;
}

/** One read and one transaction; follow-ups that run already stay as they are. */
const change = <Refusal extends string>(
  needs: CommitNeeds,
  { id }: Seen,
  command: Command,
  decideOn: (recipe: Recipe) => decide.RecipeAnswer<Refusal>,
): Promise<Changed<Refusal | "unknown">> =>
  changeStored(needs, command, {
    read: () => readRecipe(needs.table, id),
    decide: decideOn,
    save: (before, { recipe, entries }) => saveRecipe(before, recipe, entries),
  });

/** Gives a recipe another name. */
export const renameRecipe = (
  needs: CommitNeeds,
  asked: Seen & { readonly name: string },
  command: Command,
): Promise<Changed<"unknown" | "changed">> =>
  change(needs, asked, command, (recipe) => decide.renameRecipe(recipe, asked, command.occasion));

/** Replaces a step of a recipe, or adds one. */
export const saveStep = (
  needs: CommitNeeds,
  asked: Seen & { readonly step: RecipeStep },
  command: Command,
): Promise<Changed<"unknown" | "changed" | "stranded">> =>
  change(needs, asked, command, (recipe) => decide.saveStep(recipe, asked, command.occasion));

/** Takes a step out of a recipe. */
export const removeStep = (
  needs: CommitNeeds,
  asked: Seen & { readonly step: string },
  command: Command,
): Promise<Changed<"unknown" | "changed" | "no-such-step" | "last-step" | "stranded">> =>
  change(needs, asked, command, (recipe) => decide.removeStep(recipe, asked, command.occasion));

/** Puts a step of a recipe before the one that precedes it. */
export const raiseStep = (
  needs: CommitNeeds,
  asked: Seen & { readonly step: string },
  command: Command,
): Promise<Changed<"unknown" | "changed" | "no-such-step">> =>
  change(needs, asked, command, (recipe) => decide.raiseStep(recipe, asked, command.occasion));

/** Gives a recipe the steps that it had as version `restored`. Two reads and one transaction. */
export const restoreRecipe = (
  needs: CommitNeeds,
  { id, version, restored }: Seen & { readonly restored: number },
  command: Command,
): Promise<Changed<"unknown" | "changed">> =>
  changeStored(needs, command, {
    read: async () => {
      const [recipe, versions] = await Promise.all([
        readRecipe(needs.table, id),
        readVersions(needs.table, id),
      ]);
      return recipe && { recipe, earlier: versions.find((one) => one.version === restored) };
    },
    decide: ({ recipe, earlier }) => decide.restoreRecipe(recipe, { version, earlier }, command.occasion),
    save: ({ recipe: before }, { recipe, entries }) => saveRecipe(before, recipe, entries),
  });

/** Makes a recipe of its own out of the standard one, under a name of its own, and tells its id. */
export const copyRecipe = (
  needs: CommitNeeds & { readonly newId: NewId },
  { name }: { readonly name: string },
  command: Command,
): Promise<Changed<never, { readonly id: string }>> =>
  changeStored(needs, command, {
    read: () => recipeNamed(needs.table),
    decide: ({ changedAt: _at, changedBy: _by, ...standard }) => ({
      recipe: { ...standard, id: needs.newId(), name, version: 1 },
    }),
    save: (_standard, { recipe }) => ({ ...saveRecipe(undefined, recipe, []), result: { id: recipe.id } }),
    told: z.object({ id: z.string() }),
  });
