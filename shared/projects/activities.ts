import { countsAs } from "../engagement/activity.ts";
import { ProjectRoleGiven } from "./roles/entries.ts";

/** Whoever takes part in a project for the partner. The programme's own people do their work. */
export const projectActivities = [
  countsAs(ProjectRoleGiven, {
    kind: "partner-in-project",
    counts: ({ side }) => (side === "partner" ? true : undefined),
  }),
];
