import { paths } from "../../../shared/pages/paths.ts";
import type { Project } from "../../../shared/projects/project.ts";
import {
  endProject,
  pauseProject,
  reopenProject,
  resumeProject,
} from "../../../shared/projects/state/commands.ts";
import { endingForms, pauseForm, reopenForm } from "../../../shared/projects/state/input.ts";
import { projectStatuses } from "../../../shared/projects/status.ts";
import { readProject } from "../../../shared/projects/store.ts";
import { readNames } from "../../../shared/sign-in/names.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { byReference, type View, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { field } from "../../entry-points/request.ts";
import { leadToProject, projectPaths } from "../project-links.ts";
import { refusals } from "../refusals.ts";
import statePage from "./desk-project-state.njk";
import {
  changesOf,
  type StateChange,
  stateChangeNamed,
  stateChangeNames,
  stateChanges,
  turnView,
} from "./state-view.ts";

/** Every change of status that there is; with `change`, that one to confirm, if the project allows it. */
const showState = async (
  needs: PageNeeds,
  project: Project,
  change: StateChange | undefined,
): Promise<View> => {
  const { own: href, state: own } = projectPaths(project.reference);
  const allowed = changesOf(project);
  const to = change !== undefined && allowed.includes(change) ? change : undefined;
  const nameOf = await readNames(
    needs,
    project.turns.map(({ by }) => by),
  );
  return view(statePage, {
    project,
    own,
    href,
    statusText: projectStatuses[project.status],
    to,
    change: to && stateChanges[to],
    changes: allowed.map((name) => ({ ...stateChanges[name], href: `${own}?ask=${name}` })),
    turns: project.turns.toReversed().map((turn) => ({
      ...turnView(turn),
      who: turn.by === undefined ? "" : nameOf(turn.by),
      whoId: turn.by,
    })),
  });
};

/** The status of a project: how it came to it, and every way to change it, each after asking. What was done is said on the project's page. */
export const page = deskPage({
  path: paths.deskProjectState,
  names: byReference("project"),
  load: ({ table }, reference) => readProject(table, reference),
  show: (needs, project, { request }) =>
    showState(needs, project, stateChangeNamed(field(request.form, "_step"))),
  asks: Object.fromEntries(
    stateChangeNames.map((change) => [
      change,
      (needs: PageNeeds, project: Project) => showState(needs, project, change),
    ]),
  ),
  steps: (step) => ({
    pause: step({
      form: pauseForm,
      run: async (needs, reference, given) =>
        leadToProject(reference, await pauseProject(needs, { reference, ...given.form }, given)),
    }),
    resume: step({
      run: async (needs, reference, given) =>
        leadToProject(reference, await resumeProject(needs, reference, given)),
    }),
    abandoned: step({
      form: endingForms.abandoned,
      run: async (needs, reference, given) =>
        leadToProject(reference, await endProject(needs, { reference, ending: given.form }, given)),
    }),
    superseded: step({
      form: endingForms.superseded,
      run: async (needs, reference, given) =>
        leadToProject(reference, await endProject(needs, { reference, ending: given.form }, given)),
    }),
    "handed-over": step({
      form: endingForms["handed-over"],
      run: async (needs, reference, given) =>
        leadToProject(reference, await endProject(needs, { reference, ending: given.form }, given)),
    }),
    reopen: step({
      form: reopenForm,
      run: async (needs, reference, given) =>
        leadToProject(reference, await reopenProject(needs, { reference, ...given.form }, given)),
    }),
  }),
  refusals: {
    ended: refusals.ended,
    "already-complete": refusals["already-complete"],
    "by-itself": {
      field: "by",
      text: "Enter the reference of another project: a project cannot take its own place",
      status: 422,
    },
    "no-such-project": {
      field: "by",
      text: "There is no project with this reference that goes on: it may have ended itself",
      status: 422,
    },
  },
});
