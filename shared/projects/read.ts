import type { Overtaken, Write } from "../journal/commit.ts";
import type { Item, Table } from "../platform/dynamo.ts";
import { missingOutputs, projectOutputs } from "./outputs/model.ts";
import { readOutputs } from "./outputs/store.ts";
import { partKinds, readPart, readWholeProject } from "./parts/store.ts";
import type { WholeProject } from "./parts/whole.ts";
import type { Project } from "./project.ts";
import type { Task } from "./stages/task.ts";

import { listAll, projectsIn, readProject, readProjects, stillAsRead } from "./store.ts";

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

/** A task of a project, if something was said of it. One read. */
export const findTask = async (
  table: Table,
  task: { readonly reference: string; readonly id: string },
): Promise<Task | undefined> => (await readPart(table, partKinds.task, task))?.part;

/** A project with all that is kept with it, or undefined. One query. */
export const findWholeProject = (table: Table, reference: string): Promise<WholeProject | undefined> =>
  readWholeProject(table, reference);

/** The condition that a project is still as it was read, for another feature's transaction that depends on it. */
export const whileAsRead = (project: Project): Write<Overtaken> => stillAsRead(project);

/** The references of an organisation's projects, among all that is filed under it. For other features. */
export const projectsAmong = (filed: readonly Item[]): readonly string[] => projectsIn(filed);

/** What a project still owes of its outputs, in words: `Code`, `Data note`. One read. */
export const outputsOwed = async (table: Table, reference: string): Promise<readonly string[]> => {
  const found = await readOutputs(table, reference);
  return found === undefined ? [] : missingOutputs(found.outputs).map((name) => projectOutputs[name].text);
};
