import type { Table } from "../platform/dynamo.ts";
import type { Project } from "./project.ts";
import { readProject } from "./store.ts";

/** Who is told what becomes of a project's results. */
export interface ProjectContacts {
  readonly reference: string;
  readonly title: string;
  /** Ids of the team. */
  readonly owner: string;
  readonly deputy?: string | undefined;
  /** The organisations that the work was done with, the leading one first. */
  readonly partners: Project["partners"];
  /** The person at the partner, where one is known. */
  readonly partnerContact?: string | undefined;
}

/** Who is told what becomes of a project's results, or undefined where there is no such project. One read. For other features. */
export const readProjectContacts = async (
  table: Table,
  reference: string,
): Promise<ProjectContacts | undefined> => {
  const project = await readProject(table, reference);
  if (project === undefined) return undefined;
  const { title, owner, deputy, partners, governance } = project;
  return { reference, title, owner, deputy, partners, partnerContact: governance.owner };
};
