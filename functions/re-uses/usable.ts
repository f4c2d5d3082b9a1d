import { listProjects } from "../../shared/projects/read.ts";
import type { Used } from "../../shared/re-uses/decide-request.ts";
import type { PageNeeds } from "../entry-points/page.ts";

/** Something that can be used, as a form offers it. */
export interface Usable {
  readonly reference: string;
  readonly title: string;
  readonly used: Used;
}

/** What the team can say somebody wants to use: the projects. One query. */
export const readUsable = async ({ table }: PageNeeds): Promise<readonly Usable[]> => {
  const projects = Object.values(await listProjects(table)).flat();
  return projects
    .map(({ reference, title }) => ({ reference, title, used: { project: { reference, title } } }))
    .sort((a, b) => a.title.localeCompare(b.title, "en"));
};
