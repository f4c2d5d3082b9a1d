import { formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { createProject } from "../../shared/projects/commands.ts";
import { joinDate, projectForm } from "../../shared/projects/input.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { fields } from "../entry-points/request.ts";
import { readCandidates, showProjectForm } from "./project-form.ts";

/** Takes on a project. Its owner and deputy must be of the team: letters about it go to nobody else. */
export const postDeskNewProject: DeskPage = async (needs, request, visit) => {
  const answers = fields(request.form);
  const candidates = await readCandidates(needs, visit);
  const form = projectForm.safeParse(joinDate(answers, "startsOn"));
  if (!form.success) return showProjectForm(visit, candidates, answers, formErrors(form.error));
  const isCandidate = (id: string | undefined) =>
    id === undefined || candidates.some((candidate) => candidate.id === id);
  if (!isCandidate(form.data.owner))
    return showProjectForm(visit, candidates, answers, formError("owner", "Select an owner from the list"));
  if (!isCandidate(form.data.deputy))
    return showProjectForm(visit, candidates, answers, formError("deputy", "Select a deputy from the list"));
  const reference = await createProject(needs, form.data, {
    occasion: visit.occasion,
    once: requestName(visit.formId, form.data),
  });
  return { redirect: `${toPath(paths.deskProject, { reference })}?done=created` };
};
