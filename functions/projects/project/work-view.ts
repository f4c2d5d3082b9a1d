import type { WholeProject } from "../../../shared/projects/parts/whole.ts";
import { levels } from "../../../shared/projects/risks/model.ts";
import { governancePeople, governanceView } from "../governance/governance-view.ts";
import { outputsView } from "../outputs/outputs-view.ts";
import { planPeople, sprintsView } from "../plan/plan-view.ts";
import { decisionsView, riskPeople, risksView } from "../risks/risks-view.ts";
import { rolesView } from "../roles/roles-view.ts";
import { type KnownOfTasks, stagesView, taskPeople } from "../stages/stages-view.ts";

/** The ids of the people whom a project and its parts name. */
export const peopleOf = (whole: WholeProject): readonly (string | undefined)[] => [
  whole.project.owner,
  whole.project.deputy,
  ...governancePeople(whole.project),
  ...taskPeople(whole),
  ...whole.roles.map(({ person }) => person),
  ...planPeople(whole),
  ...riskPeople(whole),
];

/** The parts of a project, each as its own page has it too: tasks, people, plan, information governance, risks and decisions, outputs. */
export const workView = (whole: WholeProject, today: string, known: KnownOfTasks) => ({
  stages: stagesView(whole, known),
  people: rolesView(whole, today, known.nameOf),
  sprints: sprintsView(whole, today, known),
  governance: governanceView(whole.project, known.nameOf),
  risks: risksView(whole, known.nameOf),
  decisions: decisionsView(whole, known.nameOf),
  levelNames: levels,
  outputs: outputsView(whole),
});
