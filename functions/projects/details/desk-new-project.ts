import { paths, toPath } from "../../../shared/pages/paths.ts";
import { createProject } from "../../../shared/projects/commands.ts";
import { projectForm } from "../../../shared/projects/input.ts";
import { nothing, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { meantOrganisation, organisationQuestion } from "../../organisations/organisation-question.ts";
import { cannotLookAfter, checkCanLookAfter, peopleItems, readCandidates } from "../candidates.ts";
import { routeItems } from "../route-items.ts";
import newProjectPage from "./desk-new-project.njk";

/** Takes on a project: twelve weeks, owned by the person who makes it, unless they say otherwise. Letters about it go to the team only. */
export const page = deskPage({
  path: paths.deskNewProject,
  names: nothing,
  load: (_needs, named) => named,
  show: async (needs, _named, { visit }) =>
    view(newProjectPage, {
      answers: { weeks: "12", owner: visit.session.person },
      routes: routeItems,
      people: peopleItems(await readCandidates(needs, visit)),
    }),
  asks: organisationQuestion,
  steps: (step) => ({
    created: step({
      form: projectForm,
      run: async (needs, _named, given) => {
        const meant = await meantOrganisation(needs, given, given.form);
        if ("goOn" in meant) return meant;
        const checks = checkCanLookAfter(given.visit, given.form);
        const created = await createProject(needs, { ...given.form, ...meant, checks }, given);
        return "refusal" in created
          ? created
          : { ...created, leadsTo: toPath(paths.deskProject, created.done), keep: {} };
      },
    }),
  }),
  refusals: cannotLookAfter,
});
