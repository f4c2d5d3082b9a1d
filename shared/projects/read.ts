import type { Write } from "../journal/commit.ts";
import type { Table } from "../platform/dynamo.ts";
import { missingOutputs, type OutputName } from "./outputs.ts";
import { listUnfinishedOutputs } from "./outputs-store.ts";
import { readWholeProject } from "./parts-store.ts";
import type { Project } from "./project.ts";
import { listAll, readProject, readProjects, stillAsRead } from "./store.ts";

const MOST_AT_ONCE = 100;

/** The projects with these references, by reference; those that there are. One read for every hundred. */
export const projectsNamed = async (
  table: Table,
  references: readonly string[],
): Promise<ReadonlyMap<string, Project>> => {
  const found = new Map<string, Project>();
  for (let from = 0; from < references.length; from += MOST_AT_ONCE) {
    const some = references.slice(from, from + MOST_AT_ONCE);
    for (const project of await readProjects(table, some))
      if (project !== undefined) found.set(project.reference, project);
  }
  return found;
};

/** All projects, by status and then by the end of their work. One query. */
export const listProjects = (table: Table): Promise<readonly Project[]> => listAll(table);

/** The project with this reference, or undefined. One read. */
export const findProject = (table: Table, reference: string): Promise<Project | undefined> =>
  readProject(table, reference);
/** The condition that a project is still as it was read, for another feature's transaction that depends on it. */
export const whileAsRead = (project: Project): Write<"changed"> => stillAsRead(project);

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

/** A project with the ids of those at the partner who take part in it today: who have a role there, and who owns information governance. */
export interface ProjectWithPartner {
  readonly project: Project;
  readonly partnerPeople: readonly string[];
}

/** The project with this reference and the people at its partner as of `today`, or undefined. One query. */
export const findProjectWithPartner = async (
  table: Table,
  reference: string,
  today: string,
): Promise<ProjectWithPartner | undefined> => {
  const whole = await readWholeProject(table, reference);
  if (whole === undefined) return undefined;
  const { project, roles } = whole;
  const inRole = roles.filter(
    ({ side, endsOn }) => side === "partner" && (endsOn === undefined || endsOn >= today),
  );
  const ids = [
    ...inRole.map(({ person }) => person),
    ...(project.governance.owner === undefined ? [] : [project.governance.owner]),
  ];
  return { project, partnerPeople: [...new Set(ids)] };
};
