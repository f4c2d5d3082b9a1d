import { paths, toPath } from "../../../shared/pages/paths.ts";
import { completeProject } from "../../../shared/projects/commands.ts";
import { completionForm } from "../../../shared/projects/input.ts";
import { readWholeProject } from "../../../shared/projects/parts/store.ts";
import { startWork } from "../../../shared/projects/preparation/commands.ts";
import { startForm } from "../../../shared/projects/preparation/input.ts";
import type { Project } from "../../../shared/projects/project.ts";
import { byReference, view, type WayBack } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import type { Fields } from "../../entry-points/typed-fields.ts";
import { refusals } from "../refusals.ts";
import { askToComplete, checkCompletion } from "./completion.ts";
import projectPage from "./desk-project.njk";
import { projectView } from "./project-view.ts";

/** The way back from a follow-up that was just closed: its own page opens it again. */
const reopenFollowUp = (
  { step = "" }: Fields,
  { project: { reference } }: { readonly project: Pick<Project, "reference"> },
): WayBack | undefined =>
  /^[a-z\d-]{1,60}$/.test(step)
    ? { step: "reopen", action: toPath(paths.deskFollowUp, { reference, step }), fields: {} }
    : undefined;

/** One project: what it is, where its follow-ups stand, its history, and what can be done. Its work is started here, and completed after asking. */
export const page = deskPage({
  path: paths.deskProject,
  names: byReference("project"),
  load: ({ table }, reference) => readWholeProject(table, reference),
  show: async (needs, whole, { visit }) => view(projectPage, await projectView(needs, whole, visit.occasion)),
  undo: { "step-done": reopenFollowUp, "step-skipped": reopenFollowUp },
  asks: { complete: askToComplete },
  steps: (step) => ({
    start: step({
      form: startForm,
      run: (needs, reference, given) => startWork(needs, { reference, ...given.form }, given),
      done: "The work has started.",
    }),
    check: step({ form: completionForm, run: checkCompletion }),
    complete: step({
      form: completionForm,
      run: (needs, reference, given) => completeProject(needs, { reference, ...given.form }, given),
      done: "The project is completed. Its follow-ups begin.",
    }),
  }),
  arrivals: {
    created: "The project is made.",
    changed: "The project is changed.",
    pause: "The project is paused.",
    resume: "The project goes on.",
    abandoned: "The project is abandoned.",
    superseded: "Another project takes its place.",
    "handed-over": "The project is handed over.",
    reopen: "The project is open again.",
    done: "The task is done.",
    "to-do": "The task is to do again.",
    "not-needed": "The task is set aside.",
    "week-note": "The week note is saved. It can be changed until the next one is written.",
    "step-done": "Marked as done. There are no more reminders of this follow-up.",
    "step-skipped": "Skipped. There are no more reminders of this follow-up.",
  },
  refusals: {
    "already-complete": refusals["already-complete"],
    "not-started": refusals["not-started"],
    paused: refusals.paused,
    ended: refusals.ended,
    "governance-open": refusals["governance-open"],
    "before-it-was-made": {
      field: "startsOn",
      text: "First day must be on or after the day on which the project was made",
    },
    "in-the-future": { field: "completedOn", text: refusals["in-the-future"], status: 422 },
    "before-the-start": { field: "completedOn", text: refusals["before-the-start"], status: 422 },
  },
});
