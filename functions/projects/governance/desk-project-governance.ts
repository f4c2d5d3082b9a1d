import { paths } from "../../../shared/pages/paths.ts";
import { mustBeToCome } from "../../../shared/pages/typed.ts";
import { readPeople } from "../../../shared/people/store.ts";
import { planGovernance, setDocument, setGovernance } from "../../../shared/projects/governance/commands.ts";
import {
  documentForm,
  governanceForm,
  governancePlanForm,
} from "../../../shared/projects/governance/input.ts";
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
import { projectPaths } from "../project-links.ts";
import governancePage from "./desk-project-governance.njk";
import { governancePeople, governanceView } from "./governance-view.ts";

/** The partner's information governance: how far it has come, its documents, and who owns it. */
export const page = deskPage({
  path: paths.deskProjectGovernance,
  names: byReference("project"),
  load: ({ table }, reference) => readProject(table, reference),
  show: async (needs, project) => {
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
      saved: { governance: state, name: known?.name, email: known?.email, neededBy },
    });
  },
  steps: (step) => ({
    state: step({
      form: governanceForm,
      run: (needs, reference, given) =>
        setGovernance(needs, { reference, state: given.form.governance }, given),
      done: "Saved.",
    }),
    document: step({
      form: documentForm,
      run: (needs, reference, given) => setDocument(needs, { reference, ...given.form }, given),
      done: "Saved.",
    }),
    plan: step({
      form: governancePlanForm,
      run: (needs, reference, given) => {
        const { neededBy, ...introduced } = given.form;
        return planGovernance(needs, { reference, introduced, neededBy }, given);
      },
      done: "Saved.",
    }),
  }),
  refusals: {
    "in-the-past": mustBeToCome("neededBy", "The day by which it is to be approved"),
    "documents-open": {
      field: "governance",
      text: "Information governance cannot be approved while a document is needed and not approved yet. See the documents below.",
    },
  },
});
