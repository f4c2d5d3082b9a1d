import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The desk's pages about projects. */
export const projectDeskRoutes = [
  page(paths.deskProjects, () => import("./board/desk-projects.ts")),
  page(paths.deskProjectList, () => import("./list/desk-project-list.ts")),
  page(paths.deskProjectsTimeline, () => import("./timeline/desk-projects-timeline.ts")),
  page(paths.deskNewProject, () => import("./details/desk-new-project.ts"), { look: "team" }),
  page(paths.deskProject, () => import("./project/desk-project.ts")),
  page(paths.deskEditProject, () => import("./details/desk-edit-project.ts"), { look: "team" }),
  page(paths.deskProjectState, () => import("./state/desk-project-state.ts")),
  page(paths.deskProjectBoard, () => import("./task-board/desk-project-board.ts")),
  page(paths.deskProjectStages, () => import("./stages/desk-project-stages.ts")),
  page(paths.deskProjectTasks, () => import("./task-list/desk-project-tasks.ts")),
  page(paths.deskProjectTask, () => import("./stages/desk-project-task.ts"), { takesFiles: "direct" }),
  page(paths.deskProjectGovernance, () => import("./governance/desk-project-governance.ts")),
  page(paths.deskProjectPeople, () => import("./roles/desk-project-people.ts")),
  page(paths.deskProjectPlan, () => import("./plan/desk-project-plan.ts")),
  page(paths.deskProjectRisks, () => import("./risks/desk-project-risks.ts")),
  page(paths.deskProjectReport, () => import("./report/desk-project-report.ts")),
  page(paths.deskProjectReportDocx, () => import("./report/desk-project-report-docx.ts")),
  page(paths.deskProjectReportPdf, () => import("./report/desk-project-report-pdf.ts")),
  page(paths.deskProjectOutputs, () => import("./outputs/desk-project-outputs.ts")),
  page(paths.deskProjectPublishing, () => import("./publishing/desk-project-publishing.ts")),
];
