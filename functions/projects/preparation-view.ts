import { paths, toPath } from "../../shared/pages/paths.ts";
import { firstTasks, governanceStateNames, governanceStates } from "../../shared/projects/mobilisation.ts";
import type { Project } from "../../shared/projects/project.ts";

/** The ids of the people whom the page of a project that is being prepared names. */
export const preparationPeople = ({ mobilisation }: Project): readonly string[] =>
  mobilisation === undefined
    ? []
    : [
        mobilisation.contact,
        ...[mobilisation.governance.changedBy, ...mobilisation.tasks.map(({ doneBy }) => doneBy)].flatMap(
          (id) => id ?? [],
        ),
      ];

/** What the page shows of a project's preparation; undefined for a project that did not come of a problem. */
export const preparationView = ({ mobilisation }: Project, nameOf: (id: string | undefined) => string) =>
  mobilisation === undefined
    ? undefined
    : {
        problem: mobilisation.problem,
        problemHref: toPath(paths.deskProblem, { reference: mobilisation.problem }),
        contact: nameOf(mobilisation.contact),
        governance: mobilisation.governance,
        governanceBy: mobilisation.governance.changedBy && nameOf(mobilisation.governance.changedBy),
        governanceText: governanceStates[mobilisation.governance.state],
        states: governanceStateNames.map((value) => ({ value, text: governanceStates[value] })),
        tasks: mobilisation.tasks.map(({ task, doneAt, doneBy }) => ({
          task,
          text: firstTasks[task],
          doneAt,
          who: doneBy && nameOf(doneBy),
        })),
      };
