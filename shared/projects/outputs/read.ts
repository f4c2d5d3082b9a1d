import type { Table } from "../../platform/dynamo.ts";
import type { Project } from "../project.ts";
import { projectsNamed } from "../read.ts";
import { missingOutputs, type OutputName } from "./model.ts";
import { listUnfinishedOutputs } from "./store.ts";

/** A completed project of which outputs are still to come. */
export interface UnfinishedProject {
  readonly project: Project;
  readonly missing: readonly OutputName[];
}

/** The completed projects of which it is not said where each output is or why there is none; completed longest ago first. One query and one read. */
export const unfinishedProjects = async (table: Table): Promise<readonly UnfinishedProject[]> => {
  const listed = (await listUnfinishedOutputs(table))
    .map(({ reference, outputs }) => ({ reference, missing: missingOutputs(outputs) }))
    .filter(({ missing }) => missing.length > 0);
  const projects = await projectsNamed(
    table,
    listed.map(({ reference }) => reference),
  );
  return listed.flatMap(({ reference, missing }) => {
    const project = projects.get(reference);
    // A completion that was taken back is no longer asked about.
    return project?.status === "complete" ? [{ project, missing }] : [];
  });
};
