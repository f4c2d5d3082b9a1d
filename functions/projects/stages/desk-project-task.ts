import { acceptedFiles, acceptedFilesInWords } from "../../../shared/files/kinds.ts";
import { readFileStates } from "../../../shared/files/read.ts";
import { sizeInWords } from "../../../shared/files/words.ts";
import { formError } from "../../../shared/pages/form-errors.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { parseReference } from "../../../shared/platform/references.ts";
import { localDate } from "../../../shared/platform/wall-clock.ts";
import { readWholeProject } from "../../../shared/projects/parts/store.ts";
import { addArtefact, describeTask, removeArtefact } from "../../../shared/projects/stages/commands.ts";
import { artefactForm, taskDetailsForm } from "../../../shared/projects/stages/input.ts";
import { progressOf } from "../../../shared/projects/stages/progress.ts";
import { stages } from "../../../shared/projects/stages/stages.ts";
import { readNames } from "../../../shared/sign-in/names.ts";
import { prepareUpload } from "../../entry-points/direct-upload.ts";
import { keepSentFile, readSentFile, recordSentFile } from "../../entry-points/kept-file.ts";
import { view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { field } from "../../entry-points/request.ts";
import { dueDayOf, savedTask } from "../../tasks/given-due-day.ts";
import { taskRefusals } from "../../tasks/task-steps.ts";
import { peopleItems, readCandidates } from "../candidates.ts";
import { projectPaths } from "../project-links.ts";
import { refusals } from "../refusals.ts";
import taskPage from "./desk-project-task.njk";
import { filesOf, taskView } from "./stages-view.ts";

/** One task: who does it, in which sprint, and what came of it. */
export const page = deskPage({
  path: paths.deskProjectTask,
  names: (_needs, { request: { parameters } }) => {
    const reference = parseReference("project", parameters.reference);
    return reference === null ? null : { reference, id: parameters.task };
  },
  load: async ({ table }, { reference, id }) => {
    const whole = await readWholeProject(table, reference);
    const tasks = whole === undefined ? [] : progressOf(whole.project, whole.tasks);
    const task = tasks
      .flatMap(({ blocks }) => blocks.flatMap((block) => block.tasks))
      .find((line) => line.id === id);
    return whole && task && { ...whole, task };
  },
  show: async (needs, { project, tasks, plan, task }, { visit }) => {
    const [nameOf, candidates, stateOf] = await Promise.all([
      readNames(needs, [task.owner, task.statusBy]),
      readCandidates(needs, visit),
      readFileStates(needs, filesOf([task])),
    ]);
    const left =
      task.owner === undefined || candidates.some(({ id }) => id === task.owner)
        ? []
        : [{ value: task.owner, text: nameOf(task.owner) }];
    const shown = taskView(project, task, { nameOf, stateOf, today: localDate(needs.now()) });
    return view(taskPage, {
      project,
      hrefs: { ...projectPaths(project.reference), task: shown.href },
      task: shown,
      links: shown.links.map((link) => ({ ...link, size: link.size && sizeInWords(link.size) })),
      stage: stages[task.stage].title,
      isOwn: tasks.some(({ id, text }) => id === task.id && text !== undefined),
      people: [{ value: "", text: "Choose a person" }, ...peopleItems(candidates), ...left],
      sprints: [
        { value: "", text: "No sprint" },
        ...(plan?.sprints ?? []).map(({ number }) => ({ value: String(number), text: `Sprint ${number}` })),
      ],
      accepted: acceptedFiles,
      kinds: acceptedFilesInWords,
      saved: {
        taskText: task.text,
        owner: task.owner ?? "",
        sprint: String(task.sprint ?? ""),
        dueOn: task.dueOn,
      },
    });
  },
  steps: (step) => ({
    "prepare-upload": step(prepareUpload),
    link: step({
      form: artefactForm,
      run: (needs, named, given) => {
        const artefact = { id: given.occasion.newId(), ...given.form };
        return addArtefact(needs, { ...named, artefact }, given);
      },
      done: "The link is added.",
    }),
    file: step({
      run: async (needs, named, given) => {
        const good = await readSentFile(given.request);
        if ("problem" in good) return { errors: formError("upload", good.problem) };
        const file = await keepSentFile(needs, good, given.once);
        const artefact = { id: file.id, name: file.name, size: file.size };
        return recordSentFile(needs, file, given, () => addArtefact(needs, { ...named, artefact }, given));
      },
      done: "The file is added.",
    }),
    remove: step({
      run: (needs, named, given) =>
        removeArtefact(needs, { ...named, artefact: field(given.request.form, "artefact") }, given),
      done: "It is taken away.",
    }),
    save: step({
      form: taskDetailsForm,
      run: async (needs, named, given) => {
        const { dueOn, keep } = dueDayOf(given.form, given.occasion.now);
        const details = { ...given.form, dueOn };
        const by = given.visit.session.person;
        return { ...(await describeTask(needs, { ...named, details, by }, given)), keep };
      },
      done: savedTask("Saved."),
    }),
  }),
  refusals: {
    "no-such-part": refusals["no-such-part"],
    "due-in-the-past": taskRefusals["due-in-the-past"],
    "not-of-team": taskRefusals["owner-not-of-team"],
    "too-many": refusals["too-many"],
  },
});
