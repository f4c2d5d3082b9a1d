import { formErrors } from "../../../shared/pages/form-errors.ts";
import { paths } from "../../../shared/pages/paths.ts";
import type { Person } from "../../../shared/people/person.ts";
import { readPeople } from "../../../shared/people/store.ts";
import { localDate } from "../../../shared/platform/wall-clock.ts";
import { readWholeProject } from "../../../shared/projects/parts/store.ts";
import { endRole, giveRole, resumeRole, takeBackRole } from "../../../shared/projects/roles/commands.ts";
import { type Holder, readRoleForm, roleEndForm } from "../../../shared/projects/roles/input.ts";
import { roles, type Side } from "../../../shared/projects/roles/model.ts";
import type { NameOf } from "../../../shared/sign-in/names.ts";
import { checksOfGiven } from "../../../shared/sign-in/team.ts";
import type { DeskVisit } from "../../entry-points/desk-page.ts";
import { byReference, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { field, type PageRequest } from "../../entry-points/request.ts";
import { peopleItems, readCandidates } from "../candidates.ts";
import { projectPaths } from "../project-links.ts";
import { refusals } from "../refusals.ts";
import peoplePage from "./desk-project-people.njk";
import { rolesView } from "./roles-view.ts";

const roleItems = (side: Side) => [
  { value: "", text: "Select a role" },
  ...Object.entries(roles[side]).map(([value, text]) => ({ value, text })),
];

/** The check that a role can be given so: a person who was chosen from the list must be of the team, as whoever is signed in is. */
const checkCanHold = ({ session }: DeskVisit, who: Holder) =>
  checksOfGiven("person" in who ? [who.person] : [], [session.person], "not-of-team");

const heldRole = (reference: string, { form }: PageRequest) => ({ reference, id: field(form, "held") });

/** Who has a role in a project, on both sides; addresses only for those who may change it. */
export const page = deskPage({
  path: paths.deskProjectPeople,
  names: byReference("project"),
  load: ({ table }, reference) => readWholeProject(table, reference),
  show: async (needs, whole, { visit }) => {
    const { project } = whole;
    const ids = [project.owner, project.deputy, ...whole.roles.map(({ person }) => person)];
    const wanted = [...new Set(ids.flatMap((id) => id ?? []))];
    const [found, candidates] = await Promise.all([
      readPeople(needs.table, wanted),
      readCandidates(needs, visit),
    ]);
    const people = new Map<string, Person>(
      found.flatMap((one) => (one === undefined ? [] : [[one.id, one]])),
    );
    const nameOf: NameOf = (id) => people.get(id ?? "")?.name ?? "someone who left";
    const today = localDate(needs.now());
    return view(peoplePage, {
      project,
      hrefs: projectPaths(project.reference),
      owner: nameOf(project.owner),
      deputy: project.deputy && nameOf(project.deputy),
      groups: rolesView(whole, today, nameOf).map((group) => ({
        ...group,
        roles: group.roles.map((role) => ({ ...role, email: people.get(role.person)?.email })),
        items: roleItems(group.side),
      })),
      candidates: [{ value: "", text: "Another person, named below" }, ...peopleItems(candidates)],
      today,
    });
  },
  steps: (step) => ({
    give: step({
      run: async (needs, reference, given) => {
        const form = readRoleForm(given.form);
        if (!form.success) return { errors: formErrors(form.error) };
        const { who, role } = form;
        const checks = checkCanHold(given.visit, who);
        return giveRole(needs, { reference, id: given.occasion.newId(), who, role, checks }, given);
      },
      done: "The role is given.",
    }),
    end: step({
      form: roleEndForm,
      run: (needs, reference, given) =>
        endRole(needs, { ...heldRole(reference, given.request), ...given.form }, given),
      done: "The role has a last day.",
    }),
    resume: step({
      run: (needs, reference, given) => resumeRole(needs, heldRole(reference, given.request), given),
      done: "The role goes on.",
    }),
    "take-back": step({
      run: (needs, reference, given) => takeBackRole(needs, heldRole(reference, given.request), given),
      done: "The role is taken back.",
    }),
  }),
  refusals: {
    "not-of-team": { field: "person", text: "Select a person from the list", status: 422 },
    "no-such-part": refusals["no-such-part"],
    "ends-before-it-begins": { field: "endsOn", text: "A role cannot end before it began", status: 422 },
  },
});
