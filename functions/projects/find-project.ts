import notFound from "../../shared/pages/not-found.njk";
import { parseReference } from "../../shared/platform/references.ts";
import type { Project } from "../../shared/projects/project.ts";
import { readProject } from "../../shared/projects/store.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import type { PageRequest } from "../entry-points/request.ts";

/** The project whose reference is in the address; or the page that says that it is not there. */
export const findProject = async (
  needs: PageNeeds,
  request: PageRequest,
  visit: DeskVisit,
): Promise<{ readonly project: Project } | PageAnswer> => {
  const reference = parseReference("project", request.parameters["reference"] ?? "");
  const project = reference === null ? undefined : await readProject(needs.table, reference);
  return project === undefined ? visit.show(notFound, {}, 404) : { project };
};
