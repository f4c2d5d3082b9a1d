import { readFileStates } from "../../../shared/files/read.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { localDate } from "../../../shared/platform/wall-clock.ts";
import { readWholeProject } from "../../../shared/projects/parts/store.ts";
import { addTask, setTask } from "../../../shared/projects/stages/commands.ts";
import { newTaskForm } from "../../../shared/projects/stages/input.ts";
import { currentStage } from "../../../shared/projects/stages/progress.ts";
import { readNames } from "../../../shared/sign-in/names.ts";
import { namedTask } from "../../../shared/tasks/input.ts";
import type { TaskStatus } from "../../../shared/tasks/standing.ts";
import type { DeskVisit } from "../../entry-points/desk-page.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { byReference, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { field } from "../../entry-points/request.ts";
import type { Given } from "../../entry-points/step.ts";
import { leadToProject, projectPaths } from "../project-links.ts";
import { refusals } from "../refusals.ts";
import stagesPage from "./desk-project-stages.njk";
import { filesOf, stagesView, taskPeople } from "./stages-view.ts";

/** Says how a task stands, and goes on where its button was: on this page at the task, or at the tasks on the project's page. */
const setTaskTo =
  (status: TaskStatus) =>
  async (needs: PageNeeds, reference: string, given: Given<DeskVisit, { readonly task: string }>) => {
    const { task: id } = given.form;
    const changed = await setTask(needs, { reference, id, status }, given);
    return field(given.request.form, "_back") === "project"
      ? leadToProject(reference, changed, "stages")
      : { ...changed, fragment: `task-${id}` };
  };

/** The stages of a project with all their tasks: to tick, to set aside, to take that back, or to add one. */
export const page = deskPage({
  path: paths.deskProjectStages,
  names: byReference("project"),
  load: ({ table }, reference) => readWholeProject(table, reference),
  show: async (needs, whole) => {
    const { project } = whole;
    const [nameOf, stateOf] = await Promise.all([
      readNames(needs, taskPeople(whole)),
      readFileStates(needs, filesOf(whole.tasks)),
    ]);
    const stages = stagesView(whole, { nameOf, stateOf, today: localDate(needs.now()) });
    return view(stagesPage, {
      project,
      hrefs: projectPaths(project.reference),
      applicationHref:
        project.application && toPath(paths.deskApplication, { reference: project.application }),
      stages,
      stageItems: stages.map(({ name, title }) => ({ value: name, text: title })),
      stageNow: currentStage(project) ?? "",
    });
  },
  steps: (step) => ({
    done: step({ form: namedTask, run: setTaskTo("done"), done: "The task is done." }),
    doing: step({ form: namedTask, run: setTaskTo("doing"), done: "The task is started." }),
    "to-do": step({ form: namedTask, run: setTaskTo("to-do"), done: "The task is to do again." }),
    "not-needed": step({
      form: namedTask,
      run: setTaskTo("not-needed"),
      done: "The task is set aside.",
    }),
    add: step({
      form: newTaskForm,
      run: async (needs, reference, given) => ({
        ...(await addTask(needs, { reference, id: given.occasion.newId(), ...given.form }, given)),
        fragment: given.form.stage,
      }),
      done: "The task is added.",
    }),
  }),
  refusals: { "no-such-part": refusals["no-such-part"] },
});
