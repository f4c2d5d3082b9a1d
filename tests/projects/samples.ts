import type { Command } from "../../shared/journal/change.ts";
import type { Occasion } from "../../shared/journal/entry.ts";
import { newId } from "../../shared/platform/ids.ts";
import { createProject, type NewProjectNeeds } from "../../shared/projects/commands.ts";
import { completeProject, createProject as decideCreateProject } from "../../shared/projects/decide.ts";
import type { ProjectForm } from "../../shared/projects/input.ts";
import type { Project } from "../../shared/projects/project.ts";

/** Somebody of the team. */
export const owner = newId();

/** A form as the team fills it in. */
export const form: ProjectForm = {
  title: "Fewer missed appointments",
  summary: "We looked for what makes people miss an appointment.",
  organisation: "Fernhill Hospitals",
  route: "supplier",
  owner,
  deputy: undefined,
  startsOn: "2026-09-07",
  weeks: 12,
};

/** An occasion on which somebody of the team acts. */
export const at = (now: string): Occasion => ({
  now,
  newId,
  actor: { kind: "team", id: owner },
  correlation: "test",
});

/** A project whose work goes on. */
export const active = (): Project =>
  decideCreateProject(form, "PRJ-4F7K-2Q9C", at("2026-09-01T09:00:00.000Z")).project;

/** A project completed on 23 November 2026; entered on that day at 16:30 UTC unless told. */
export const completed = (enteredAt = "2026-11-23T16:30:00.000Z"): Project => {
  const answer = completeProject(active(), { completedOn: "2026-11-23" }, at(enteredAt));
  if (!("project" in answer)) throw new Error("The sample cannot be completed.");
  return answer.project;
};

/** Makes a project in the table, and gives its reference. */
export const makeProject = async (
  needs: NewProjectNeeds,
  made: ProjectForm,
  command: Command,
): Promise<string> => (await createProject(needs, made, command)).done.reference;
