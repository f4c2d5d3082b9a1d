import * as z from "zod/mini";
import { defineEntry } from "../../journal/entry.ts";
import { sideNames } from "./model.ts";

const id = "01936000-0000-7000-8000-000000000000";

const role = z.lazy(() => z.object({ id: z.uuid(), side: z.enum(sideNames), role: z.string() }));

export const ProjectRoleGiven = defineEntry({
  name: "ProjectRoleGiven",
  version: 1,
  title: "Role given in a project",
  description: "Somebody has a role on one of the sides of a project.",
  subject: "project",
  data: () => role,
  examples: [{ id, side: "partner", role: "product-owner" }],
});

export const ProjectRoleEnded = defineEntry({
  name: "ProjectRoleEnded",
  version: 1,
  title: "Role in a project ended",
  description: "Somebody’s role in a project has a last day.",
  subject: "project",
  data: () => role,
  examples: [{ id, side: "programme", role: "data-scientist" }],
});

export const ProjectRoleResumed = defineEntry({
  name: "ProjectRoleResumed",
  version: 1,
  title: "Role in a project goes on",
  description: "It was taken back that a role in a project ended.",
  subject: "project",
  data: () => role,
  examples: [{ id, side: "programme", role: "data-scientist" }],
});

export const ProjectRoleTakenBack = defineEntry({
  name: "ProjectRoleTakenBack",
  version: 1,
  title: "Role in a project taken back",
  description: "It was a mistake that somebody had a role in a project.",
  subject: "project",
  data: () => role,
  examples: [{ id, side: "partner", role: "clinician" }],
});
