import { allRecipes } from "../../shared/follow-ups/read.ts";
import { type FormErrors, formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { readPeople } from "../../shared/people/store.ts";
import { parseReference } from "../../shared/platform/references.ts";
import { nineOn } from "../../shared/platform/wall-clock.ts";
import { completeProject } from "../../shared/projects/commands.ts";
import { completeProject as wouldComplete } from "../../shared/projects/decide.ts";
import { type Completion, completionForm, joinDate } from "../../shared/projects/input.ts";
import { readWholeProject, type WholeProject } from "../../shared/projects/parts-store.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskPage, DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { field, fields } from "../entry-points/request.ts";
import { plannedRun, plannedSteps } from "../follow-ups/project-follow-ups.ts";
import completePage from "./desk-project-complete.njk";
import { outputsView } from "./outputs-view.ts";
import { showProject } from "./project-page.ts";
import { type Refusal, refusals } from "./refusals.ts";
import { startFromPage } from "./start-work.ts";

type Answers = Readonly<Record<string, string>>;

const isAboutDate = (refusal: Refusal): boolean =>
  refusal === "in-the-future" || refusal === "before-the-start";

const showRefusal = (
  needs: PageNeeds,
  visit: DeskVisit,
  whole: WholeProject,
  answers: Answers,
  refusal: Refusal,
): Promise<PageAnswer> => {
  const errors = formError(isAboutDate(refusal) ? "completedOn" : "maincontent", refusals[refusal]);
  return showProject(needs, visit, whole, { answers, errors }, isAboutDate(refusal) ? 422 : 409);
};

/** Shows what a completion on this date sets in motion, before it does; or why it cannot be. */
const showConfirmation = async (
  needs: PageNeeds,
  visit: DeskVisit,
  whole: WholeProject,
  { completedOn, recipe: chosen }: Completion,
  answers: Answers,
): Promise<PageAnswer> => {
  const { project } = whole;
  if (project.status === "complete") return showRefusal(needs, visit, whole, answers, "already-complete");
  const decision = wouldComplete(project, completedOn, visit.occasion);
  if ("refusal" in decision) return showRefusal(needs, visit, whole, answers, decision.refusal);
  const [[owner], recipes] = await Promise.all([
    readPeople(needs.table, [project.owner]),
    allRecipes(needs.table),
  ]);
  const recipe = recipes.find(({ id }) => id === (chosen ?? project.recipe)) ?? recipes[0];
  const run = plannedRun(project.reference, recipe, completedOn, visit.occasion);
  const steps = plannedSteps(run, needs.now());
  return visit.show(completePage, {
    project,
    answers,
    completedAt: nineOn(completedOn),
    owner: owner?.name ?? "the team",
    outputs: outputsView(whole),
    steps,
    recipes: recipes.map(({ id, name }) => ({ value: id, text: name, selected: id === recipe.id })),
    overdue: steps.filter(({ dueAt }) => dueAt !== undefined && dueAt <= needs.now()).length,
  });
};

const complete = async (
  needs: PageNeeds,
  visit: DeskVisit,
  asked: Completion & { readonly reference: string },
  answers: Answers,
): Promise<PageAnswer> => {
  const { occasion, formId } = visit;
  const changed = await completeProject(needs, asked, { occasion, once: requestName(formId, asked) });
  if (changed.outcome === "done")
    return { redirect: `${toPath(paths.deskProject, { reference: asked.reference })}?done=completed` };
  const whole = await readWholeProject(needs.table, asked.reference);
  if (whole === undefined) return visit.show(notFound, {}, 404);
  return showRefusal(needs, visit, whole, answers, changed.refusal);
};

/** Completes a project: checks the date, shows what follows, and does it when that was confirmed. */
export const postDeskProject: DeskPage = async (needs, request, visit) => {
  const reference = parseReference("project", request.parameters["reference"] ?? "");
  if (reference === null) return visit.show(notFound, {}, 404);
  if (field(request.form, "_step") === "start") return startFromPage(needs, request, visit, reference);
  const answers = fields(request.form);
  const form = completionForm.safeParse(joinDate(answers, "completedOn"));
  if (form.success && field(request.form, "_step") === "complete")
    return complete(needs, visit, { reference, ...form.data }, answers);
  const whole = await readWholeProject(needs.table, reference);
  if (whole === undefined) return visit.show(notFound, {}, 404);
  if (form.success) return showConfirmation(needs, visit, whole, form.data, answers);
  const errors: FormErrors = formErrors(form.error);
  return showProject(needs, visit, whole, { answers, errors }, 422);
};
