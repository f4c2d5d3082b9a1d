import { paths, toPath } from "../../shared/pages/paths.ts";

/** Where the pages of a project are. */
export const projectPaths = (reference: string) => ({
  own: toPath(paths.deskProject, { reference }),
  edit: toPath(paths.deskEditProject, { reference }),
  state: toPath(paths.deskProjectState, { reference }),
  board: toPath(paths.deskProjectBoard, { reference }),
  tasks: toPath(paths.deskProjectTasks, { reference }),
  stages: toPath(paths.deskProjectStages, { reference }),
  governance: toPath(paths.deskProjectGovernance, { reference }),
  people: toPath(paths.deskProjectPeople, { reference }),
  plan: toPath(paths.deskProjectPlan, { reference }),
  risks: toPath(paths.deskProjectRisks, { reference }),
  outputs: toPath(paths.deskProjectOutputs, { reference }),
  report: toPath(paths.deskProjectReport, { reference }),
  reportDocx: toPath(paths.deskProjectReportDocx, { reference }),
  reportPdf: toPath(paths.deskProjectReportPdf, { reference }),
  publishing: toPath(paths.deskProjectPublishing, { reference }),
});

/** What a step led to, with the way on to the page of its project, which says so. */
export const leadToProject = <Refusal extends string>(
  reference: string,
  changed: { readonly done: true } | { readonly refusal: Refusal },
  fragment?: string,
) =>
  "refusal" in changed
    ? changed
    : { ...changed, leadsTo: toPath(paths.deskProject, { reference }), keep: {}, fragment };
