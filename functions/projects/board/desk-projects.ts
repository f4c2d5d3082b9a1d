import { listRuns } from "../../../shared/follow-ups/read.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { listProjects } from "../../../shared/projects/read.ts";
import { readNames } from "../../../shared/sign-in/names.ts";
import { lastLights } from "../../../shared/week-notes/read.ts";
import { weekOf } from "../../../shared/week-notes/week-note.ts";
import { nothing, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { filterChoices, filtered, readFilters } from "./board-filters.ts";
import { boardView } from "./board-view.ts";
import projectsPage from "./desk-projects.njk";

/** The board: all projects by their state, or those of an owner, a route or a partner. Three queries and the owners' names. */
export const page = deskPage({
  path: paths.deskProjects,
  names: nothing,
  load: async ({ table, now }) => {
    const [projects, runs, lights] = await Promise.all([
      listProjects(table),
      listRuns(table),
      lastLights(table, weekOf(now())),
    ]);
    return { projects, runs, lights };
  },
  show: async (needs, { projects, runs, lights }, { request }) => {
    const nameOf = await readNames(
      needs,
      projects.map(({ owner }) => owner),
    );
    const filters = readFilters(request.query, projects);
    const shown = filtered(projects, filters);
    return view(projectsPage, {
      filters: filterChoices(projects, nameOf, filters),
      all: projects.length,
      shown: shown.length,
      ...boardView(shown, { now: needs.now(), runs, lights, nameOf }),
    });
  },
});
