import { saveStep } from "../../../shared/follow-ups/recipes/commands.ts";
import {
  recipeStepForm,
  seenVersion,
  sinceOf,
  stepFromForm,
} from "../../../shared/follow-ups/recipes/input.ts";
import {
  evidenceKindNames,
  evidenceKinds,
  ownerRoleNames,
  ownerRoles,
  type RecipeStep,
} from "../../../shared/follow-ups/recipes/model.ts";
import { readRecipe } from "../../../shared/follow-ups/recipes/store.ts";
import { placeholders } from "../../../shared/follow-ups/step-letters/copy.ts";
import { formErrors } from "../../../shared/pages/form-errors.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { refusals } from "../refusals.ts";
import recipeStepPage from "./desk-recipe-step.njk";
import { sayStranded, sinceChoices } from "./recipe-words.ts";

const asAnswers = (step: RecipeStep | undefined) =>
  step === undefined
    ? { since: "completion", owner: "owner" }
    : {
        ...step,
        days: String(step.after.days),
        since: sinceOf(step.after),
        webinar: step.webinar ? "yes" : "",
      };

/** The form for a step of a recipe; `new` stands for one that is not there yet. */
export const page = deskPage({
  path: paths.deskRecipeStep,
  names: async ({ table }, { request }) => {
    const { id, step: name } = request.parameters;
    const recipe = await readRecipe(table, id);
    const step = recipe?.steps.find((one) => one.step === name);
    return recipe === undefined || (step === undefined && name !== "new") ? undefined : { recipe, step };
  },
  load: (_needs, found) => found,
  show: (_needs, { recipe, step }, { request }) => {
    const own = step?.evidence ?? ["link"];
    const chosen: readonly string[] = request.method === "POST" ? (request.form.get("evidence") ?? []) : own;
    return view(recipeStepPage, {
      recipe,
      step,
      heading: step?.title ?? "New step",
      href: toPath(paths.deskRecipe, { id: recipe.id }),
      since: sinceChoices(recipe.steps, step?.step),
      owners: ownerRoleNames.map((value) => ({ value, text: ownerRoles[value] })),
      evidence: evidenceKindNames.map((value) => ({
        value,
        text: evidenceKinds[value],
        checked: chosen.includes(value),
      })),
      placeholders: Object.entries(placeholders).map(([name, words]) => ({ name: `{${name}}`, words })),
      answers: asAnswers(step),
    });
  },
  steps: (step) => ({
    saved: step({
      run: async (needs, { recipe, step: before }, given) => {
        const evidence = given.request.form.get("evidence") ?? [];
        const form = recipeStepForm.safeParse({ ...given.form, evidence: [...evidence] });
        if (!form.success) return { errors: formErrors(form.error) };
        const { _version: version } = seenVersion.parse(given.form);
        const saved = stepFromForm(recipe, before?.step, form.data);
        const changed = await saveStep(needs, { id: recipe.id, version, step: saved }, given);
        if ("refusal" in changed) return changed;
        return { ...changed, leadsTo: toPath(paths.deskRecipe, { id: recipe.id }), keep: {} };
      },
    }),
  }),
  refusals: {
    changed: refusals.changed,
    stranded: ({ recipe }, step) => sayStranded(recipe, step),
  },
});
