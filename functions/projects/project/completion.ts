import { allRecipes } from "../../../shared/follow-ups/recipes/read.ts";
import { readPeople } from "../../../shared/people/store.ts";
import { completeProject } from "../../../shared/projects/decide.ts";
import { type Completion, completionForm } from "../../../shared/projects/input.ts";
import type { WholeProject } from "../../../shared/projects/parts/whole.ts";
import { readProject } from "../../../shared/projects/store.ts";
import type { PageAnswer } from "../../entry-points/answer.ts";
import type { DeskVisit } from "../../entry-points/desk-page.ts";
import { formInProgress, leadOn } from "../../entry-points/form-pages.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { type View, view } from "../../entry-points/page-definition.ts";
import type { PageRequest } from "../../entry-points/request.ts";
import type { Given } from "../../entry-points/step.ts";
import { typedFields } from "../../entry-points/typed-fields.ts";
import { plannedRun, plannedSteps } from "../../follow-ups/runs/project-follow-ups.ts";
import { outputsView } from "../outputs/outputs-view.ts";
import completePage from "./desk-project-complete.njk";

/** Whether a project could be completed so; when it could, goes on to the page that shows what follows (`askToComplete`). */
export const checkCompletion = async (
  needs: PageNeeds,
  reference: string,
  given: Given<DeskVisit, Completion>,
) => {
  const project = await readProject(needs.table, reference);
  if (project === undefined) return { refusal: "unknown" } as const;
  const decision = completeProject(project, given.form, given.occasion);
  if ("refusal" in decision) return decision;
  if ("unchanged" in decision) return { refusal: "already-complete" } as const;
  return { goOn: await leadOn(needs, given, { path: given.request.path, ask: "complete" }) };
};

/** Shows what the completion that was checked sets in motion, before it does. Leads back when the form was forgotten, or it cannot be any more. */
export const askToComplete = async (
  needs: PageNeeds,
  whole: WholeProject,
  { request, visit }: { readonly request: PageRequest; readonly visit: DeskVisit },
): Promise<View | PageAnswer> => {
  const { project } = whole;
  const going = await formInProgress(needs, visit);
  if (going === undefined) return { redirect: request.path };
  const answers = typedFields(going);
  const form = completionForm.safeParse(answers);
  if (!form.success || !("project" in completeProject(project, form.data, visit.occasion)))
    return { redirect: request.path };
  const { completedOn, recipe: chosen } = form.data;
  const [[owner], recipes] = await Promise.all([
    readPeople(needs.table, [project.owner]),
    allRecipes(needs.table),
  ]);
  const recipe = recipes.find(({ id }) => id === (chosen ?? project.recipe)) ?? recipes[0];
  const now = needs.now();
  const steps = plannedSteps(plannedRun(project.reference, recipe, completedOn, visit.occasion), now);
  return view(completePage, {
    project,
    answers,
    completedOn,
    owner: owner?.name ?? "the team",
    outputs: outputsView(whole),
    steps,
    recipes: recipes.map(({ id, name }) => ({ value: id, text: name, selected: id === recipe.id })),
    overdue: steps.filter(({ dueAt }) => dueAt !== undefined && dueAt <= now).length,
    ...going.fields,
  });
};
