import { acceptedFiles, acceptedFilesInWords } from "../../shared/files/kinds.ts";
import { sizeInWords } from "../../shared/files/words.ts";
import type { FormErrors } from "../../shared/pages/form-errors.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { WholeProject } from "../../shared/projects/parts-store.ts";
import { progressOf } from "../../shared/projects/progress.ts";
import { stages } from "../../shared/projects/stages.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import taskPage from "./desk-project-task.njk";
import { readCandidates } from "./project-form.ts";
import { taskView } from "./stages-view.ts";
import { projectPaths, readNames } from "./whole-project.ts";

/** One task: who does it, in which sprint, and what came of it. Three reads with the one that found it. */
export const showTask = async (
  needs: PageNeeds,
  visit: DeskVisit,
  whole: WholeProject,
  id: string,
  more: {
    readonly answers?: Readonly<Record<string, string>>;
    readonly errors?: FormErrors;
    readonly done?: string | undefined;
  } = {},
  status = 200,
): Promise<PageAnswer> => {
  const { project, tasks } = whole;
  const lines = progressOf(project, tasks).flatMap(({ blocks }) => blocks.flatMap((block) => block.tasks));
  const task = lines.find((line) => line.id === id);
  if (task === undefined) return visit.show(notFound, {}, 404);
  const [nameOf, candidates] = await Promise.all([
    readNames(needs.table, [task.owner, task.statusBy]),
    readCandidates(needs, visit),
  ]);
  const people = candidates.map(({ id: value, name }) => ({ value, text: name }));
  const left =
    task.owner === undefined || candidates.some(({ id: one }) => one === task.owner)
      ? []
      : [{ value: task.owner, text: nameOf(task.owner) }];
  const view = taskView(project, task, nameOf);
  return visit.show(
    taskPage,
    {
      project,
      hrefs: { ...projectPaths(project.reference), task: view.href },
      task: view,
      links: view.links.map((link) => ({ ...link, size: link.size && sizeInWords(link.size) })),
      stage: stages[task.stage].title,
      isOwn: tasks.some((kept) => kept.id === id && kept.text !== undefined),
      people: [{ value: "", text: "Nobody yet" }, ...people, ...left],
      sprints: [
        { value: "", text: "No sprint" },
        ...(whole.plan?.sprints ?? []).map(({ number }) => ({
          value: String(number),
          text: `Sprint ${number}`,
        })),
      ],
      accepted: acceptedFiles,
      kinds: acceptedFilesInWords,
      uploadHref: toPath(paths.deskProjectTask, { reference: project.reference, task: id }),
      answers: { text: task.text, owner: task.owner ?? "", sprint: String(task.sprint ?? "") },
      ...more,
    },
    status,
  );
};
