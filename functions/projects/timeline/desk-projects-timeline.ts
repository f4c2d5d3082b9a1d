import { listRuns } from "../../../shared/follow-ups/read.ts";
import { isClosed, nextStep, type Run, stepState } from "../../../shared/follow-ups/runs/model.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import type { Instant } from "../../../shared/platform/clock.ts";
import { sayDate } from "../../../shared/platform/time.ts";
import { localDate } from "../../../shared/platform/wall-clock.ts";
import { partnerNames } from "../../../shared/projects/project.ts";
import { listProjects } from "../../../shared/projects/read.ts";
import {
  inSpan,
  type PictureProject,
  type PictureStep,
  pictureOf,
  type Stretch,
  spanOf,
} from "../../../shared/projects/timeline/programme-timeline.ts";
import { nothing, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { stageOnBoard } from "../board/board-view.ts";
import { stageTags } from "../stages/stage-tags.ts";
import timelinePage from "./desk-projects-timeline.njk";
import { programmeDrawing } from "./programme-drawing.ts";

const pictureSteps = (run: Run | undefined, now: Instant): readonly PictureStep[] =>
  (run?.steps ?? []).flatMap((step) => {
    const state = stepState(step, now);
    if (step.dueAt === undefined || state === "waiting") return [];
    return [{ dueOn: localDate(step.dueAt), state: state === "due-today" ? "to-come" : state }];
  });

const sayStretch = ({ from, to }: Stretch): string => `${sayDate(from)} to ${sayDate(to)}`;

const sayFollowUps = ({ steps }: PictureProject, run: Run | undefined): string => {
  if (run === undefined) return "None yet";
  const count = (state: PictureStep["state"]): number => steps.filter((step) => step.state === state).length;
  const closed = `${count("done")} done, ${count("skipped")} skipped`;
  if (isClosed(run)) return closed;
  const next = nextStep(run);
  const due = next?.dueAt === undefined ? "" : `, next on ${sayDate(next.dueAt)}`;
  return `${closed}, ${count("late")} late, ${count("to-come")} to come${due}`;
};

/** All projects of the last twelve months and the next six in one picture, with the same in a table. Two queries. */
export const page = deskPage({
  path: paths.deskProjectsTimeline,
  names: nothing,
  load: async ({ table }) => {
    const [projects, runs] = await Promise.all([listProjects(table), listRuns(table)]);
    return { projects, runs };
  },
  show: (needs, { projects, runs }) => {
    const now = needs.now();
    const today = localDate(now);
    const span = spanOf(today);
    const all = projects.map((project) =>
      pictureOf(project, pictureSteps(runs.get(project.reference), now), now),
    );
    const pictures = inSpan(all, span);
    return view(timelinePage, {
      from: span.first,
      to: span.last,
      left: projects.length - pictures.length,
      drawing: programmeDrawing(pictures, span, today),
      rows: pictures.map((picture) => ({
        title: picture.project.title,
        href: toPath(paths.deskProject, { reference: picture.project.reference }),
        partner: partnerNames(picture.project),
        state: stageTags[stageOnBoard(picture.project, runs)],
        work: sayStretch(picture.work),
        pauses: picture.pauses.map(sayStretch),
        endedOn: picture.completedOn ?? picture.endedOn,
        followUps: sayFollowUps(picture, runs.get(picture.project.reference)),
      })),
    });
  },
});
