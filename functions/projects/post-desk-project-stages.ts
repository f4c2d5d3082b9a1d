import type * as z from "zod";
import { type FormErrors, formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { parseReference } from "../../shared/platform/references.ts";
import type { PartChanged } from "../../shared/projects/commands-parts.ts";
import { addTask, setTask } from "../../shared/projects/commands-tasks.ts";
import { newTaskForm, taskStatusForm } from "../../shared/projects/input-tasks.ts";
import type { DeskPage, DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { field, fields, type PageRequest } from "../entry-points/request.ts";
import { refusals } from "./refusals.ts";
import { showStages } from "./stages-view.ts";
import { findWholeProject } from "./whole-project.ts";

/** What was done, with the part of the page to go on at; or what is wrong. */
type Obeyed = { readonly changed: PartChanged; readonly done: string; readonly at: string } | z.ZodError;

const obey = async (
  needs: PageNeeds,
  request: PageRequest,
  { occasion, formId }: DeskVisit,
  reference: string,
): Promise<Obeyed> => {
  const answers = fields(request.form);
  if (field(request.form, "_step") === "add") {
    const form = newTaskForm.safeParse(answers);
    if (!form.success) return form.error;
    const once = requestName(formId, { reference, ...form.data });
    const asked = { reference, id: occasion.newId(), ...form.data };
    return { changed: await addTask(needs, asked, { occasion, once }), done: "added", at: form.data.stage };
  }
  const form = taskStatusForm.safeParse({ ...answers, status: field(request.form, "_step") });
  if (!form.success) return form.error;
  const { task: id, status } = form.data;
  const once = requestName(formId, { reference, ...form.data });
  const changed = await setTask(needs, { reference, id, status }, { occasion, once });
  return { changed, done: status, at: `task-${id}` };
};

/** Ticks a task, takes that back, sets it aside, or adds one. One read and one transaction. */
export const postDeskProjectStages: DeskPage = async (needs, request, visit) => {
  const reference = parseReference("project", request.parameters["reference"] ?? "");
  if (reference === null) return visit.show(notFound, {}, 404);
  const obeyed = await obey(needs, request, visit, reference);
  const complain = async (errors: FormErrors, status: number) => {
    const whole = await findWholeProject(needs, request, visit);
    if (!("project" in whole)) return whole;
    return showStages(needs, visit, whole, { answers: fields(request.form), errors }, status);
  };
  if (!("changed" in obeyed)) return complain(formErrors(obeyed), 422);
  const { changed, done, at } = obeyed;
  if (changed.outcome === "refused") {
    if (changed.refusal === "unknown") return visit.show(notFound, {}, 404);
    return complain(formError("maincontent", refusals[changed.refusal]), 409);
  }
  const back = field(request.form, "_back") === "project";
  const page = back ? paths.deskProject : paths.deskProjectStages;
  return { redirect: `${toPath(page, { reference })}?done=${done}#${back ? "stages" : at}` };
};
