import { formError } from "../../../shared/pages/form-errors.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { counted } from "../../../shared/platform/text.ts";
import { localDate } from "../../../shared/platform/wall-clock.ts";
import { readWholeProject } from "../../../shared/projects/parts/store.ts";
import { planTasks, setTask } from "../../../shared/projects/stages/commands.ts";
import { MOST_PLANNED, movedTaskForm, plannedTasksForm } from "../../../shared/projects/stages/input.ts";
import { readNames } from "../../../shared/sign-in/names.ts";
import { byReference, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { taskRefusals } from "../../tasks/task-steps.ts";
import { ownerItems } from "../../tasks/tasks-panel.ts";
import { projectPaths } from "../project-links.ts";
import { refusals } from "../refusals.ts";
import { taskPeople } from "../stages/stages-view.ts";
import { boardView } from "./board-view.ts";
import boardPage from "./desk-project-board.njk";

/** The tasks of a project in columns by their state: to move one on, and to plan several at once. */
export const page = deskPage({
  path: paths.deskProjectBoard,
  names: byReference("project"),
  load: ({ table }, reference) => readWholeProject(table, reference),
  show: async (needs, whole, { request, visit }) => {
    const { project, plan } = whole;
    const [nameOf, people] = await Promise.all([
      readNames(needs, taskPeople(whole)),
      ownerItems(needs, visit),
    ]);
    const known = { nameOf, today: localDate(needs.now()), stateOf: () => undefined };
    return view(boardPage, {
      project,
      hrefs: projectPaths(project.reference),
      ...boardView(whole, request.query["stage"], known),
      ticked: request.form.get("tasks") ?? [],
      people,
      sprints: [
        { value: "", text: "Choose a sprint" },
        ...(plan?.sprints ?? []).map(({ number }) => ({ value: String(number), text: `Sprint ${number}` })),
      ],
    });
  },
  steps: (step) => ({
    move: step({
      form: movedTaskForm,
      run: async (needs, reference, given) => {
        const { task: id, to: status, _stage: stage } = given.form;
        const changed = await setTask(needs, { reference, id, status }, given);
        return { ...changed, keep: { stage }, fragment: `task-${id}` };
      },
      done: "The task is moved.",
    }),
    plan: step({
      form: plannedTasksForm,
      run: async (needs, reference, given) => {
        const ids = given.request.form.get("tasks") ?? [];
        if (ids.length === 0) return { errors: formError("board", "Tick the tasks that you want to plan") };
        if (ids.length > MOST_PLANNED)
          return { errors: formError("board", `Tick ${MOST_PLANNED} tasks at most`) };
        const { _stage: stage, ...plan } = given.form;
        const by = given.visit.session.person;
        const changed = await planTasks(needs, { reference, ids, plan, by }, given);
        return { ...changed, keep: { stage, tasks: String(ids.length) } };
      },
      done: ({ tasks = "" }) => `Planned: ${counted(Number(tasks) || 1, "task", "tasks")}.`,
    }),
  }),
  refusals: {
    "no-such-part": refusals["no-such-part"],
    "not-of-team": taskRefusals["owner-not-of-team"],
  },
});
