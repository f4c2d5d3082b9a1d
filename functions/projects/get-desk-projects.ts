import { listRuns } from "../../shared/follow-ups/read.ts";
import { readPeople } from "../../shared/people/store.ts";
import { listProjects } from "../../shared/projects/read.ts";
import { lastLights } from "../../shared/week-notes/read.ts";
import { weekOf } from "../../shared/week-notes/week-note.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { filterChoices, filtered, readFilters } from "./board-filters.ts";
import { boardView } from "./board-view.ts";
import projectsPage from "./desk-projects.njk";

/** The board: all projects by their state, or those of an owner, a route or a partner. Three queries and the owners' names. */
export const getDeskProjects: DeskPage = async (needs, request, visit) => {
  const now = needs.now();
  const [projects, runs, lights] = await Promise.all([
    listProjects(needs.table),
    listRuns(needs.table),
    lastLights(needs.table, weekOf(now)),
  ]);
  const owners = [...new Set(projects.map(({ owner }) => owner))];
  const people = await readPeople(needs.table, owners);
  const names = new Map(people.flatMap((one) => (one === undefined ? [] : [[one.id, one.name] as const])));
  const nameOf = (id: string): string => names.get(id) ?? "somebody who left";
  const filters = readFilters(request.query, projects);
  const shown = filtered(projects, filters);
  return visit.show(projectsPage, {
    filters: filterChoices(projects, nameOf, filters),
    all: projects.length,
    shown: shown.length,
    ...boardView(shown, { now, runs, lights, nameOf }),
  });
};
