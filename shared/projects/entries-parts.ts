import * as z from "zod";
import { defineEntry } from "../journal/entry.ts";
import { sideNames } from "./role.ts";

const id = "01936000-0000-7000-8000-000000000000";
const role = z.object({ id: z.uuid(), side: z.enum(sideNames), role: z.string() });
const risk = z.object({ risk: z.uuid() });
const decision = z.object({ decision: z.uuid() });

export const ProjectRoleGiven = defineEntry({
  name: "ProjectRoleGiven",
  version: 1,
  title: "Role given in a project",
  description: "Somebody has a role on one of the sides of a project.",
  subject: "project",
  data: role,
  examples: [{ id, side: "partner", role: "product-owner" }],
});

export const ProjectRoleEnded = defineEntry({
  name: "ProjectRoleEnded",
  version: 1,
  title: "Role in a project ended",
  description: "Somebody’s role in a project has a last day.",
  subject: "project",
  data: role,
  examples: [{ id, side: "programme", role: "data-scientist" }],
});

export const ProjectRoleResumed = defineEntry({
  name: "ProjectRoleResumed",
  version: 1,
  title: "Role in a project goes on",
  description: "It was taken back that a role in a project ended.",
  subject: "project",
  data: role,
  examples: [{ id, side: "programme", role: "data-scientist" }],
});

export const ProjectRoleTakenBack = defineEntry({
  name: "ProjectRoleTakenBack",
  version: 1,
  title: "Role in a project taken back",
  description: "It was a mistake that somebody had a role in a project.",
  subject: "project",
  data: role,
  examples: [{ id, side: "partner", role: "clinician" }],
});

export const ProjectPlanMade = defineEntry({
  name: "ProjectPlanMade",
  version: 1,
  title: "Plan of a project made",
  description: "The work of a project was divided into sprints of so many weeks.",
  subject: "project",
  data: z.object({ sprints: z.number().int().positive(), weeks: z.number().int().min(1).max(4) }),
  examples: [{ sprints: 6, weeks: 2 }],
});

export const ProjectPlanMoved = defineEntry({
  name: "ProjectPlanMoved",
  version: 1,
  title: "Plan of a project moved",
  description: "All sprints of a project are so many days later, or earlier where it is below 0.",
  subject: "project",
  data: z.object({ days: z.number().int() }),
  examples: [{ days: 14 }],
});

export const ProjectSprintGoalSet = defineEntry({
  name: "ProjectSprintGoalSet",
  version: 1,
  title: "Goal of a sprint set",
  description: "What a sprint of a project is for. The words are in the plan.",
  subject: "project",
  data: z.object({ sprint: z.number().int().positive() }),
  examples: [{ sprint: 1 }],
});

export const ProjectAbsenceChanged = defineEntry({
  name: "ProjectAbsenceChanged",
  version: 1,
  title: "Absence in a project noted",
  description: "Somebody is away on some days of a project, or is not after all.",
  subject: "project",
  data: z.object({}),
  examples: [{}],
});

export const ProjectRiskRaised = defineEntry({
  name: "ProjectRiskRaised",
  version: 1,
  title: "Risk raised",
  description: "Something may go wrong in a project.",
  subject: "project",
  data: risk,
  examples: [{ risk: id }],
});

export const ProjectRiskChanged = defineEntry({
  name: "ProjectRiskChanged",
  version: 1,
  title: "Risk changed",
  description: "A risk of a project is weighed, owned or met differently.",
  subject: "project",
  data: risk,
  examples: [{ risk: id }],
});

export const ProjectRiskClosed = defineEntry({
  name: "ProjectRiskClosed",
  version: 1,
  title: "Risk closed",
  description: "A risk of a project is over. How it ended is in its record.",
  subject: "project",
  data: risk,
  examples: [{ risk: id }],
});

export const ProjectRiskReopened = defineEntry({
  name: "ProjectRiskReopened",
  version: 1,
  title: "Risk reopened",
  description: "A risk of a project that was closed is open again.",
  subject: "project",
  data: risk,
  examples: [{ risk: id }],
});

export const ProjectDecisionTaken = defineEntry({
  name: "ProjectDecisionTaken",
  version: 1,
  title: "Decision taken in a project",
  description: "Something was decided. What, why and by whom is in its record.",
  subject: "project",
  data: decision,
  examples: [{ decision: id }],
});

export const ProjectDecisionChanged = defineEntry({
  name: "ProjectDecisionChanged",
  version: 1,
  title: "Record of a decision changed",
  description: "The words about a decision of a project were changed.",
  subject: "project",
  data: decision,
  examples: [{ decision: id }],
});

export const ProjectDecisionWithdrawn = defineEntry({
  name: "ProjectDecisionWithdrawn",
  version: 1,
  title: "Decision withdrawn",
  description: "A decision of a project does not stand any more. Why is in its record.",
  subject: "project",
  data: decision,
  examples: [{ decision: id }],
});

export const ProjectDecisionRestored = defineEntry({
  name: "ProjectDecisionRestored",
  version: 1,
  title: "Decision stands again",
  description: "A decision of a project that was withdrawn stands again.",
  subject: "project",
  data: decision,
  examples: [{ decision: id }],
});
