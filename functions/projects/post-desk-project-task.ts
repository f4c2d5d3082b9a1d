import { type FormErrors, formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { parseReference } from "../../shared/platform/references.ts";
import type { PartChanged } from "../../shared/projects/commands-parts.ts";
import { addArtefact, describeTask, removeArtefact } from "../../shared/projects/commands-tasks.ts";
import { artefactForm, taskDetailsForm } from "../../shared/projects/input-tasks.ts";
import type { DeskPage, DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { field, fields, type PageRequest } from "../entry-points/request.ts";
import { keepArtefact } from "./keep-artefact.ts";
import { refusals } from "./refusals.ts";
import { showTask } from "./task-page.ts";
import { findWholeProject } from "./whole-project.ts";

type Obeyed = { readonly changed: PartChanged; readonly done: string } | { readonly errors: FormErrors };

interface Asked {
  readonly reference: string;
  readonly id: string;
}

const addLink = async (
  needs: PageNeeds,
  request: PageRequest,
  { occasion, formId }: DeskVisit,
  asked: Asked,
): Promise<Obeyed> => {
  const form = artefactForm.safeParse(fields(request.form));
  if (!form.success) return { errors: formErrors(form.error) };
  const once = requestName(formId, { ...asked, ...form.data });
  const artefact = { id: occasion.newId(), ...form.data };
  return { changed: await addArtefact(needs, { ...asked, artefact }, { occasion, once }), done: "added" };
};

const addFile = async (
  needs: PageNeeds,
  request: PageRequest,
  { occasion, formId }: DeskVisit,
  asked: Asked,
): Promise<Obeyed> => {
  const artefact = await keepArtefact(request, occasion.newId());
  if ("problem" in artefact) return { errors: formError("upload", artefact.problem) };
  const once = requestName(formId, { ...asked, name: artefact.name, size: artefact.size });
  return { changed: await addArtefact(needs, { ...asked, artefact }, { occasion, once }), done: "added" };
};

const obey = async (
  needs: PageNeeds,
  request: PageRequest,
  visit: DeskVisit,
  asked: Asked,
): Promise<Obeyed> => {
  const { occasion, formId } = visit;
  const step = field(request.form, "_step");
  if (step === "link") return addLink(needs, request, visit, asked);
  if (step === "file") return addFile(needs, request, visit, asked);
  if (step === "remove") {
    const artefact = field(request.form, "artefact");
    const once = requestName(formId, { ...asked, artefact });
    return {
      changed: await removeArtefact(needs, { ...asked, artefact }, { occasion, once }),
      done: "removed",
    };
  }
  const form = taskDetailsForm.safeParse(fields(request.form));
  if (!form.success) return { errors: formErrors(form.error) };
  const once = requestName(formId, { ...asked, ...form.data });
  const changed = await describeTask(needs, { ...asked, details: form.data }, { occasion, once });
  return { changed, done: "saved" };
};

/** Says who does a task and when, names what came of it, or takes that away. One read and one transaction. */
export const postDeskProjectTask: DeskPage = async (needs, request, visit) => {
  const reference = parseReference("project", request.parameters["reference"] ?? "");
  const id = request.parameters["task"] ?? "";
  if (reference === null) return visit.show(notFound, {}, 404);
  const obeyed = await obey(needs, request, visit, { reference, id });
  const complain = async (errors: FormErrors, status: number) => {
    const whole = await findWholeProject(needs, request, visit);
    if (!("project" in whole)) return whole;
    return showTask(needs, visit, whole, id, { answers: fields(request.form), errors }, status);
  };
  if ("errors" in obeyed) return complain(obeyed.errors, 422);
  const { changed, done } = obeyed;
  if (changed.outcome === "done")
    return { redirect: `${toPath(paths.deskProjectTask, { reference, task: id })}?done=${done}` };
  if (changed.refusal === "unknown") return visit.show(notFound, {}, 404);
  return complain(formError("maincontent", refusals[changed.refusal]), 409);
};
