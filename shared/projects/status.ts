import { keysOf } from "../platform/keys.ts";

/** What a project can be. */
export const projectStatuses = {
  "pre-mobilisation": "Being prepared",
  active: "Active",
  paused: "Paused",
  complete: "Complete",
  abandoned: "Abandoned",
  superseded: "Superseded",
  "handed-over": "Handed over",
} as const;

/** The status of a project. */
export type ProjectStatus = keyof typeof projectStatuses;

/** The statuses as a list that a form or a schema can take. */
export const projectStatusNames = keysOf(projectStatuses);

/** An end other than completion. Each can be taken back. */
export type EndStatus = Extract<ProjectStatus, "abandoned" | "superseded" | "handed-over">;

/** Whether a project with this status ended without going on to follow-ups: it was abandoned, superseded or handed over. */
export const isEnded = (status: ProjectStatus): status is EndStatus =>
  status === "abandoned" || status === "superseded" || status === "handed-over";
