import { type FormErrors, formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { Changed } from "../../shared/projects/commands.ts";
import { changeDetails, changePartners } from "../../shared/projects/commands-details.ts";
import { detailsForm, knownPartnerForm, partnerForm } from "../../shared/projects/input-details.ts";
import type { Partner, Project } from "../../shared/projects/project.ts";
import { readTeamMembers } from "../../shared/sign-in/team.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskPage, DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { field, fields, type PageRequest } from "../entry-points/request.ts";
import { chooseOrganisation } from "../organisations/choose-organisation.ts";
import { answersOf, showEditForm } from "./edit-form.ts";
import { findProject } from "./find-project.ts";
import { refusals } from "./refusals.ts";

type Sent = Changed | { readonly errors: FormErrors } | { readonly page: PageAnswer };

const partnerOf = async (
  needs: PageNeeds,
  request: PageRequest,
  visit: DeskVisit,
): Promise<Partner | { readonly errors: FormErrors } | { readonly page: PageAnswer }> => {
  const form = partnerForm.safeParse(fields(request.form));
  if (!form.success) return { errors: formErrors(form.error) };
  const meant = await chooseOrganisation(needs, request, visit, form.data);
  if ("ask" in meant) return { page: meant.ask };
  const { organisation, organisationCode } = meant;
  return { name: organisation, ...(organisationCode === undefined ? {} : { code: organisationCode }) };
};

const knownPartner = (request: PageRequest): Partner | { readonly errors: FormErrors } => {
  const form = knownPartnerForm.safeParse(fields(request.form));
  if (!form.success) return { errors: formErrors(form.error) };
  const { partnerName, partnerCode } = form.data;
  return { name: partnerName, ...(partnerCode === undefined ? {} : { code: partnerCode }) };
};

const partners = async (
  needs: PageNeeds,
  request: PageRequest,
  visit: DeskVisit,
  asked: { readonly reference: string; readonly change: "add" | "remove" | "lead" },
): Promise<Sent> => {
  const partner = asked.change === "add" ? await partnerOf(needs, request, visit) : knownPartner(request);
  if (!("name" in partner)) return partner;
  const once = requestName(visit.formId, { ...asked, ...partner });
  return changePartners(needs, { ...asked, partner }, { occasion: visit.occasion, once });
};

/** Whether these people may look after a project: they are of the team, or did so already. */
const whoIsWrong = async (
  needs: PageNeeds,
  visit: DeskVisit,
  project: Project,
  chosen: { readonly owner: string; readonly deputy: string | undefined },
): Promise<FormErrors | undefined> => {
  const { owner, deputy } = chosen;
  const before = [project.owner, project.deputy, visit.session.person];
  const asked = [owner, deputy].flatMap((id) => (id === undefined || before.includes(id) ? [] : [id]));
  const team = asked.length === 0 ? [] : await readTeamMembers(needs.table, asked);
  const wrong = asked.find((id) => team.every((person) => person.id !== id));
  if (wrong === undefined) return undefined;
  return wrong === owner
    ? formError("owner", "Select an owner from the list")
    : formError("deputy", "Select a deputy from the list");
};

const details = async (
  needs: PageNeeds,
  request: PageRequest,
  visit: DeskVisit,
  project: Project,
): Promise<Sent> => {
  const form = detailsForm.safeParse(fields(request.form));
  if (!form.success) return { errors: formErrors(form.error) };
  const wrong = await whoIsWrong(needs, visit, project, form.data);
  if (wrong !== undefined) return { errors: wrong };
  const { reference } = project;
  const version = Math.trunc(Number(field(request.form, "_version"))) || 0;
  const once = requestName(visit.formId, { reference, version, ...form.data });
  return changeDetails(needs, { reference, version, details: form.data }, { occasion: visit.occasion, once });
};

const partnerSteps = ["add", "remove", "lead"] as const;

/** Changes a project or its partners. */
export const postDeskEditProject: DeskPage = async (needs, request, visit) => {
  const found = await findProject(needs, request, visit);
  if (!("project" in found)) return found;
  const { project } = found;
  const { reference } = project;
  const change = partnerSteps.find((step) => step === field(request.form, "_step"));
  const sent =
    change === undefined
      ? await details(needs, request, visit, project)
      : await partners(needs, request, visit, { reference, change });
  if ("page" in sent) return sent.page;
  const answers = { ...answersOf(project), ...fields(request.form) };
  if ("errors" in sent) return showEditForm(needs, visit, project, { answers, errors: sent.errors }, 422);
  if (sent.outcome === "refused") {
    const errors = formError("maincontent", refusals[sent.refusal]);
    return showEditForm(needs, visit, project, { answers, errors }, 409);
  }
  return change === undefined
    ? { redirect: `${toPath(paths.deskProject, { reference })}?done=changed` }
    : { redirect: `${toPath(paths.deskEditProject, { reference })}?done=${change}#partners` };
};
