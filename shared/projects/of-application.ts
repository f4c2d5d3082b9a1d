import type { Table } from "../platform/dynamo.ts";
import type { Project } from "./project.ts";
import { listAll } from "./store.ts";

/** The project that an application has become; undefined while it has not. One query. For other features. */
export const projectOfApplication = async (table: Table, application: string): Promise<Project | undefined> =>
  (await listAll(table)).find((project) => project.application === application);
