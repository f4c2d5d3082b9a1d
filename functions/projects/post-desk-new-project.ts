import { type FormErrors, formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { createProject } from "../../shared/projects/commands.ts";
import { joinDate, projectForm } from "../../shared/projects/input.ts";
import { readTeamMembers } from "../../shared/sign-in/team.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { fields } from "../entry-points/request.ts";
import { chooseOrganisation } from "../organisations/choose-organisation.ts";
import { readCandidates, showProjectForm } from "./project-form.ts";

/** Takes on a project. Its owner and deputy must be of the team: letters about it go to nobody else. One read and one transaction. */
export const postDeskNewProject: DeskPage = async (needs, request, visit) => {
  const answers = fields(request.form);
  const complain = async (errors: FormErrors) =>
    showProjectForm(visit, await readCandidates(needs, visit), answers, errors);
  const form = projectForm.safeParse(joinDate(answers, "startsOn"));
  if (!form.success) return complain(formErrors(form.error));
  const { owner, deputy } = form.data;
  const team = await readTeamMembers(needs.table, deputy === undefined ? [owner] : [owner, deputy]);
  const isCandidate = (id: string | undefined) =>
    id === undefined || id === visit.session.person || team.some((person) => person.id === id);
  if (!isCandidate(owner)) return complain(formError("owner", "Select an owner from the list"));
  if (!isCandidate(deputy)) return complain(formError("deputy", "Select a deputy from the list"));
  const meant = await chooseOrganisation(needs, request, visit, form.data);
  if ("ask" in meant) return meant.ask;
  const project = { ...form.data, ...meant };
  const reference = await createProject(needs, project, {
    occasion: visit.occasion,
    once: requestName(visit.formId, project),
  });
  return { redirect: `${toPath(paths.deskProject, { reference })}?done=created` };
};
