import { paths } from "../../../shared/pages/paths.ts";
import {
  addPartner,
  changeDetails,
  leadPartner,
  removePartner,
} from "../../../shared/projects/details/commands.ts";
import { detailsForm, knownPartnerForm, partnerForm } from "../../../shared/projects/details/input.ts";
import type { Project } from "../../../shared/projects/project.ts";
import { readProject } from "../../../shared/projects/store.ts";
import { readTeam } from "../../../shared/sign-in/team.ts";
import type { DeskVisit } from "../../entry-points/desk-page.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { byReference, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { field } from "../../entry-points/request.ts";
import { meantOrganisation, organisationQuestion } from "../../organisations/organisation-question.ts";
import {
  cannotLookAfter,
  checkCanLookAfter,
  type LookingAfter,
  peopleItems,
  readCandidates,
} from "../candidates.ts";
import { leadToProject, projectPaths } from "../project-links.ts";
import { refusals } from "../refusals.ts";
import { routeItems } from "../route-items.ts";
import editPage from "./desk-edit-project.njk";

/** The people to choose from; those who look after the project stay among them, of the team or not any more. */
const choicesOf = async (needs: PageNeeds, visit: DeskVisit, { owner, deputy }: Project) => {
  const candidates = await readCandidates(needs, visit);
  const { nameOf } = await readTeam(needs);
  const left = [owner, deputy].flatMap((id) =>
    id === undefined || candidates.some((one) => one.id === id)
      ? []
      : [{ value: id, text: nameOf(id) ?? "someone who left the team" }],
  );
  return [...peopleItems(candidates), ...left];
};

/** The checks of those who are to look after a project: they must be of the team, or have looked after it before. */
const checksOf = (visit: DeskVisit, chosen: LookingAfter) => (before: Project) =>
  checkCanLookAfter(visit, chosen, [before.owner, before.deputy]);

/** Changes what a project is, who looks after it, and its partners. */
export const page = deskPage({
  path: paths.deskEditProject,
  names: byReference("project"),
  load: ({ table }, reference) => readProject(table, reference),
  show: async (needs, project, { request, visit }) =>
    view(editPage, {
      project,
      href: projectPaths(project.reference).own,
      routes: routeItems,
      people: await choicesOf(needs, visit, project),
      saved: project,
      // The version that the person saw, also when the form comes back: what others changed meanwhile is not overwritten.
      version: field(request.form, "_version") || project.version,
    }),
  asks: organisationQuestion,
  steps: (step) => ({
    changed: step({
      form: detailsForm,
      run: async (needs, reference, given) => {
        const { form: details, request, visit } = given;
        const version = Math.trunc(Number(field(request.form, "_version"))) || 0;
        const change = { reference, version, details, checks: checksOf(visit, details) };
        return leadToProject(reference, await changeDetails(needs, change, given));
      },
    }),
    add: step({
      form: partnerForm,
      run: async (needs, reference, given) => {
        const meant = await meantOrganisation(needs, given, given.form);
        if ("goOn" in meant) return meant;
        const partner = { name: meant.organisation, code: meant.organisationCode };
        return { ...(await addPartner(needs, { reference, partner }, given)), fragment: "partners" };
      },
      done: "The partner is added.",
    }),
    remove: step({
      form: knownPartnerForm,
      run: async (needs, reference, given) => ({
        ...(await removePartner(needs, { reference, partner: given.form }, given)),
        fragment: "partners",
      }),
      done: "The partner is taken away.",
    }),
    lead: step({
      form: knownPartnerForm,
      run: async (needs, reference, given) => ({
        ...(await leadPartner(needs, { reference, partner: given.form }, given)),
        fragment: "partners",
      }),
      done: "This partner leads from now on.",
    }),
  }),
  refusals: {
    ...cannotLookAfter,
    changed: refusals.changed,
    "after-completion": "The work cannot start after the day on which it was completed.",
    "too-many-partners": "A project can have 20 partners at most.",
    "last-partner": "Add another partner before you take this one away: a project needs one.",
    "no-such-partner": "This partner is not there any more.",
  },
});
