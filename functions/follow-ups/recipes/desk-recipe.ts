import * as z from "zod/mini";
import {
  raiseStep,
  removeStep,
  renameRecipe,
  restoreRecipe,
} from "../../../shared/follow-ups/recipes/commands.ts";
import { recipeNameForm, seenVersion } from "../../../shared/follow-ups/recipes/input.ts";
import type { Recipe } from "../../../shared/follow-ups/recipes/model.ts";
import { readRecipe, readVersions } from "../../../shared/follow-ups/recipes/store.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { sentBack } from "../../../shared/pages/typed.ts";
import { readNames } from "../../../shared/sign-in/names.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { refusals } from "../refusals.ts";
import recipePage from "./desk-recipe.njk";
import { SAVED, sayStranded, stepRows } from "./recipe-words.ts";

const stepForm = z.extend(seenVersion, { step: z.catch(sentBack(), "") });
const restoreForm = z.extend(seenVersion, {
  restored: z.catch(z.coerce.number().check(z.int(), z.nonnegative()), 0),
});

/** The recipe as it was before, the latest first, with who changed it. Two reads. */
const earlierOf = async (needs: PageNeeds, recipe: Recipe) => {
  const versions = await readVersions(needs.table, recipe.id);
  const nameOf = await readNames(
    needs,
    versions.map(({ changedBy }) => changedBy),
  );
  return versions
    .filter(({ version }) => version !== recipe.version)
    .map(({ version, changedAt, changedBy, steps }) => ({
      version,
      changedAt,
      changedBy,
      by: changedBy === undefined ? undefined : nameOf(changedBy),
      steps: steps.map(({ title }) => title),
    }));
};

/** A recipe: its steps, its name, and how it was before. */
export const page = deskPage({
  path: paths.deskRecipe,
  names: (_needs, { request }) => request.parameters.id,
  load: ({ table }, id) => readRecipe(table, id),
  show: async (needs, recipe) => {
    const { id } = recipe;
    return view(recipePage, {
      recipe,
      steps: stepRows(recipe).map((step) => ({
        ...step,
        href: toPath(paths.deskRecipeStep, { id, step: step.step }),
      })),
      newHref: toPath(paths.deskRecipeStep, { id, step: "new" }),
      versions: await earlierOf(needs, recipe),
      answers: { name: recipe.name },
    });
  },
  steps: (step) => ({
    remove: step({
      form: stepForm,
      run: (needs, id, given) =>
        removeStep(needs, { id, version: given.form._version, step: given.form.step }, given),
      done: SAVED,
    }),
    raise: step({
      form: stepForm,
      run: (needs, id, given) =>
        raiseStep(needs, { id, version: given.form._version, step: given.form.step }, given),
      done: SAVED,
    }),
    rename: step({
      form: z.extend(seenVersion, recipeNameForm.shape),
      run: (needs, id, given) =>
        renameRecipe(needs, { id, version: given.form._version, name: given.form.name }, given),
      done: SAVED,
    }),
    restore: step({
      form: restoreForm,
      run: (needs, id, given) =>
        restoreRecipe(needs, { id, version: given.form._version, restored: given.form.restored }, given),
      done: SAVED,
    }),
  }),
  arrivals: { saved: SAVED },
  refusals: {
    changed: refusals.changed,
    "no-such-step": "This step is not there any more.",
    "last-step": "A recipe needs a step. Add another before you remove this one.",
    stranded: (recipe, step) => sayStranded(recipe, step),
  },
});
