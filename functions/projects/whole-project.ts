import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { readPeople } from "../../shared/people/store.ts";
import type { Table } from "../../shared/platform/dynamo.ts";
import { parseReference } from "../../shared/platform/references.ts";
import { readWholeProject, type WholeProject } from "../../shared/projects/parts-store.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import type { PageRequest } from "../entry-points/request.ts";

/** The project whose reference is in the address with all its parts; or the page that says that it is not there. One query. */
export const findWholeProject = async (
  needs: PageNeeds,
  request: PageRequest,
  visit: DeskVisit,
): Promise<WholeProject | PageAnswer> => {
  const reference = parseReference("project", request.parameters["reference"] ?? "");
  const found = reference === null ? undefined : await readWholeProject(needs.table, reference);
  return found ?? visit.show(notFound, {}, 404);
};

/** Gives the name of a person by their id. */
export type NameOf = (id: string | undefined) => string;

/** The names of these people, for a page. One read for each hundred. */
export const readNames = async (table: Table, ids: readonly (string | undefined)[]): Promise<NameOf> => {
  const wanted = [...new Set(ids.flatMap((id) => id ?? []))];
  const people = wanted.length === 0 ? [] : await readPeople(table, wanted);
  const names = new Map(people.flatMap((one) => (one === undefined ? [] : [[one.id, one.name]])));
  return (id) => names.get(id ?? "") ?? "somebody who left";
};

/** Where the pages of a project are. */
export const projectPaths = (reference: string) => ({
  own: toPath(paths.deskProject, { reference }),
  edit: toPath(paths.deskEditProject, { reference }),
  state: toPath(paths.deskProjectState, { reference }),
  stages: toPath(paths.deskProjectStages, { reference }),
  governance: toPath(paths.deskProjectGovernance, { reference }),
  people: toPath(paths.deskProjectPeople, { reference }),
  plan: toPath(paths.deskProjectPlan, { reference }),
  risks: toPath(paths.deskProjectRisks, { reference }),
});
