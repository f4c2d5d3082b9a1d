import { paths } from "../../../shared/pages/paths.ts";
import { mustBeToCome } from "../../../shared/pages/typed.ts";
import { readPeople } from "../../../shared/people/store.ts";
import { saveGovernance } from "../../../shared/projects/governance/commands.ts";
import { governanceForm } from "../../../shared/projects/governance/input.ts";
import {
  documentStateNames,
  documentStates,
  governanceStateNames,
  governanceStates,
} from "../../../shared/projects/governance/model.ts";
import { readProject } from "../../../shared/projects/store.ts";
import { readNames } from "../../../shared/sign-in/names.ts";
import { byReference, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { field } from "../../entry-points/request.ts";
import { projectPaths } from "../project-links.ts";
import { refusals } from "../refusals.ts";
import governancePage from "./desk-project-governance.njk";
import { governancePeople, governanceView } from "./governance-view.ts";

/** The partner's information governance: how far it has come, its documents, and who owns it. */
export const page = deskPage({
  path: paths.deskProjectGovernance,
  names: byReference("project"),
  load: ({ table }, reference) => readProject(table, reference),
  show: async (needs, project, { request }) => {
    const { owner, neededBy, state } = project.governance;
    const [nameOf, [known]] = await Promise.all([
      readNames(needs, governancePeople(project)),
      readPeople(needs.table, owner === undefined ? [] : [owner]),
    ]);
    return view(governancePage, {
      project,
      hrefs: projectPaths(project.reference),
      governance: governanceView(project, nameOf),
      ownerEmail: known?.email,
      states: governanceStateNames.map((value) => ({ value, text: governanceStates[value] })),
      documentStates: documentStateNames.map((value) => ({ value, text: documentStates[value] })),
      // The version that the person saw, also when the form comes back: what others changed meanwhile is not overwritten.
      version: field(request.form, "_version") || project.version,
      saved: { governance: state, name: known?.name, email: known?.email, neededBy },
    });
  },
  steps: (step) => ({
    save: step({
      form: governanceForm,
      run: (needs, reference, given) => saveGovernance(needs, { reference, ...given.form }, given),
      done: "Information governance saved.",
    }),
  }),
  refusals: {
    "in-the-past": mustBeToCome("neededBy", "The day by which it is to be approved"),
    changed: refusals.changed,
    "documents-open": {
      field: "governance",
      text: "Information governance cannot be approved while a document is needed and not approved yet. See the documents below.",
    },
  },
});
