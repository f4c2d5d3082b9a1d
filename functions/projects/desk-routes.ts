import { paths } from "../../shared/pages/paths.ts";
import type { DeskRoute } from "../entry-points/desk-page.ts";

/** The desk's pages about projects. */
export const projectRoutes: readonly DeskRoute[] = [
  {
    method: "GET",
    path: paths.deskProjects,
    role: "viewer",
    page: async () => (await import("./get-desk-projects.ts")).getDeskProjects,
  },
  {
    method: "GET",
    path: paths.deskProjectsTimeline,
    role: "viewer",
    page: async () => (await import("./get-desk-projects-timeline.ts")).getDeskProjectsTimeline,
  },
  {
    method: "GET",
    path: paths.deskNewProject,
    role: "team",
    page: async () => (await import("./get-desk-new-project.ts")).getDeskNewProject,
  },
  {
    method: "POST",
    path: paths.deskNewProject,
    role: "team",
    page: async () => (await import("./post-desk-new-project.ts")).postDeskNewProject,
  },
  {
    method: "GET",
    path: paths.deskProject,
    role: "viewer",
    page: async () => (await import("./get-desk-project.ts")).getDeskProject,
  },
  {
    method: "POST",
    path: paths.deskProject,
    role: "team",
    page: async () => (await import("./post-desk-project.ts")).postDeskProject,
  },
  {
    method: "GET",
    path: paths.deskEditProject,
    role: "team",
    page: async () => (await import("./get-desk-edit-project.ts")).getDeskEditProject,
  },
  {
    method: "POST",
    path: paths.deskEditProject,
    role: "team",
    page: async () => (await import("./post-desk-edit-project.ts")).postDeskEditProject,
  },
  {
    method: "GET",
    path: paths.deskProjectOutputs,
    role: "viewer",
    page: async () => (await import("./get-desk-project-outputs.ts")).getDeskProjectOutputs,
  },
  {
    method: "POST",
    path: paths.deskProjectOutputs,
    role: "team",
    page: async () => (await import("./post-desk-project-outputs.ts")).postDeskProjectOutputs,
  },
  {
    method: "GET",
    path: paths.deskProjectPublishing,
    role: "viewer",
    page: async () => (await import("./get-desk-project-publishing.ts")).getDeskProjectPublishing,
  },
  {
    method: "POST",
    path: paths.deskProjectPublishing,
    role: "team",
    page: async () => (await import("./post-desk-project-publishing.ts")).postDeskProjectPublishing,
  },
  {
    method: "GET",
    path: paths.deskProjectState,
    role: "viewer",
    page: async () => (await import("./get-desk-project-state.ts")).getDeskProjectState,
  },
  {
    method: "POST",
    path: paths.deskProjectState,
    role: "team",
    page: async () => (await import("./post-desk-project-state.ts")).postDeskProjectState,
  },
  {
    method: "GET",
    path: paths.deskProjectStages,
    role: "viewer",
    page: async () => (await import("./get-desk-project-stages.ts")).getDeskProjectStages,
  },
  {
    method: "POST",
    path: paths.deskProjectStages,
    role: "team",
    page: async () => (await import("./post-desk-project-stages.ts")).postDeskProjectStages,
  },
  {
    method: "GET",
    path: paths.deskProjectTask,
    role: "viewer",
    page: async () => (await import("./get-desk-project-task.ts")).getDeskProjectTask,
  },
  {
    method: "POST",
    path: paths.deskProjectTask,
    role: "team",
    page: async () => (await import("./post-desk-project-task.ts")).postDeskProjectTask,
    takesFiles: true,
  },
  {
    method: "GET",
    path: paths.deskProjectGovernance,
    role: "viewer",
    page: async () => (await import("./get-desk-project-governance.ts")).getDeskProjectGovernance,
  },
  {
    method: "POST",
    path: paths.deskProjectGovernance,
    role: "team",
    page: async () => (await import("./post-desk-project-governance.ts")).postDeskProjectGovernance,
  },
  {
    method: "GET",
    path: paths.deskProjectPeople,
    role: "viewer",
    page: async () => (await import("./get-desk-project-people.ts")).getDeskProjectPeople,
  },
  {
    method: "POST",
    path: paths.deskProjectPeople,
    role: "team",
    page: async () => (await import("./post-desk-project-people.ts")).postDeskProjectPeople,
  },
  {
    method: "GET",
    path: paths.deskProjectPlan,
    role: "viewer",
    page: async () => (await import("./get-desk-project-plan.ts")).getDeskProjectPlan,
  },
  {
    method: "POST",
    path: paths.deskProjectPlan,
    role: "team",
    page: async () => (await import("./post-desk-project-plan.ts")).postDeskProjectPlan,
  },
  {
    method: "GET",
    path: paths.deskProjectRisks,
    role: "viewer",
    page: async () => (await import("./get-desk-project-risks.ts")).getDeskProjectRisks,
  },
  {
    method: "POST",
    path: paths.deskProjectRisks,
    role: "team",
    page: async () => (await import("./post-desk-project-risks.ts")).postDeskProjectRisks,
  },
];
