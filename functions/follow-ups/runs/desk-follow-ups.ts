import { recipeNamed } from "../../../shared/follow-ups/recipes/read.ts";
import {
  applyRecipe,
  pauseFollowUps,
  resumeFollowUps,
} from "../../../shared/follow-ups/runs/commands-run.ts";
import { differenceTo } from "../../../shared/follow-ups/runs/decide-recipe.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { byReference, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { refusals } from "../refusals.ts";
import followUpsPage from "./desk-follow-ups.njk";
import { findRun } from "./find-step.ts";
import { followUpItems } from "./project-follow-ups.ts";

const titlesOf = (steps: readonly { readonly title: string }[]) => steps.map(({ title }) => title);

/** All follow-ups of a project together: whether they pause, and what a recipe that has changed since would change. */
export const page = deskPage({
  path: paths.deskFollowUps,
  names: byReference("project"),
  load: ({ table }, reference) => findRun(table, reference),
  show: async (needs, { project, run }) => {
    const recipe = await recipeNamed(needs.table, run.recipe.id);
    const { added, changed, removed } = differenceTo(run, recipe);
    return view(followUpsPage, {
      project,
      run,
      recipe,
      steps: followUpItems(run, needs.now()),
      difference: { added: titlesOf(added), changed: titlesOf(changed), removed: titlesOf(removed) },
      differs: added.length + changed.length + removed.length > 0,
      href: toPath(paths.deskProject, { reference: project.reference }),
      recipeHref: toPath(paths.deskRecipe, { id: run.recipe.id }),
    });
  },
  steps: (step) => ({
    pause: step({
      run: (needs, reference, given) => pauseFollowUps(needs, reference, given),
      done: "They pause. Nobody is reminded until they go on.",
    }),
    resume: step({
      run: (needs, reference, given) => resumeFollowUps(needs, reference, given),
      done: "Resumed. Later steps move by the same number of days as the pause.",
    }),
    apply: step({
      run: (needs, reference, given) => applyRecipe(needs, reference, given),
      done: "They follow the recipe as it is now. What is closed stays as it is.",
    }),
  }),
  refusals: { stopped: refusals.stopped },
});
