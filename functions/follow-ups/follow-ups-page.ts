import { differenceTo } from "../../shared/follow-ups/decide-recipe.ts";
import { recipeNamed } from "../../shared/follow-ups/read.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import type { PageRequest } from "../entry-points/request.ts";
import followUpsPage from "./desk-follow-ups.njk";
import { findRun } from "./follow-up-page.ts";
import { followUpItems } from "./project-follow-ups.ts";

/** All follow-ups of a project together: whether they pause, and what a recipe that has changed since would change. Three reads. */
export const showFollowUps = async (
  needs: PageNeeds,
  request: PageRequest,
  visit: DeskVisit,
  more: object = {},
  status = 200,
): Promise<PageAnswer> => {
  const found = await findRun(needs.table, request);
  if (found === undefined) return visit.show(notFound, {}, 404);
  const { project, run } = found;
  const recipe = await recipeNamed(needs.table, run.recipe.id);
  const { added, changed, removed } = differenceTo(run, recipe);
  const { reference } = project;
  const titles = (steps: readonly { readonly title: string }[]) => steps.map(({ title }) => title);
  const context = {
    project,
    run,
    recipe,
    steps: followUpItems(run, needs.now()),
    difference: { added: titles(added), changed: titles(changed), removed: titles(removed) },
    differs: added.length + changed.length + removed.length > 0,
    href: toPath(paths.deskProject, { reference }),
    recipeHref: toPath(paths.deskRecipe, { id: run.recipe.id }),
    ...more,
  };
  return visit.show(followUpsPage, context, status);
};
