import type { Instant } from "../../platform/clock.ts";
import { addDays, localDate } from "../../platform/wall-clock.ts";
import type { Project } from "../project.ts";
import { isEnded } from "../status.ts";

/** How a follow-up stands, as the picture of all projects tells it by its shape. */
export type PictureState = "done" | "skipped" | "late" | "to-come";

/** A follow-up with a day, for the picture. */
export interface PictureStep {
  readonly dueOn: string;
  readonly state: PictureState;
}

/** What one project does between two dates, the first and the last included. */
export interface Stretch {
  readonly from: string;
  readonly to: string;
}

/** One project in the picture, in dates. */
export interface PictureProject {
  readonly project: Project;
  readonly work: Stretch;
  readonly pauses: readonly Stretch[];
  readonly completedOn?: string | undefined;
  /** When it was abandoned, superseded or handed over. */
  readonly endedOn?: string | undefined;
  readonly steps: readonly PictureStep[];
}

/** The months that the picture covers: the last twelve, this one and the next six. */
export interface Span {
  readonly first: string;
  readonly last: string;
}

const MONTHS_BACK = 12;
const MONTHS_ON = 6;

const firstOfMonth = (date: string, months: number): string => {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(index / 12))}-${String((index % 12) + 1).padStart(2, "0")}-01`;
};

/** The span of the picture as of today. */
export const spanOf = (today: string): Span => ({
  first: firstOfMonth(today, -MONTHS_BACK),
  last: addDays(firstOfMonth(today, MONTHS_ON + 1), -1),
});

/** The first of each month of a span. */
export const monthsOf = ({ first, last }: Span): readonly string[] => {
  const months: string[] = [];
  for (let month = first; month <= last; month = firstOfMonth(month, 1)) months.push(month);
  return months;
};

/** When a project was paused and for how long, from the turns that its status took; the last pause goes on until today. */
export const pausesOf = ({ turns }: Pick<Project, "turns">, today: string): readonly Stretch[] => {
  const pauses: Stretch[] = [];
  let since: string | undefined;
  for (const { status, at } of turns) {
    const date = localDate(at);
    if (status === "paused") since ??= date;
    else if (since !== undefined) {
      pauses.push({ from: since, to: date });
      since = undefined;
    }
  }
  return since === undefined ? pauses : [...pauses, { from: since, to: today }];
};

const endOf = (project: Project): string | undefined => {
  const turn = project.turns.at(-1);
  return isEnded(project.status) && turn !== undefined ? localDate(turn.at) : undefined;
};

const later = (a: string, b: string): string => (a > b ? a : b);

/** One project as the picture shows it: its work until it was completed or ended, as planned while it goes on, and until today when it takes longer. */
export const pictureOf = (project: Project, steps: readonly PictureStep[], now: Instant): PictureProject => {
  const today = localDate(now);
  const completedOn = project.completedAt === undefined ? undefined : localDate(project.completedAt);
  const endedOn = endOf(project);
  const goesOn = project.status === "active" || project.status === "paused";
  const until = completedOn ?? endedOn ?? (goesOn ? later(project.endsOn, today) : project.endsOn);
  return {
    project,
    work: { from: project.startsOn, to: later(project.startsOn, until) },
    pauses: pausesOf(project, today),
    completedOn,
    endedOn,
    steps,
  };
};

const overlaps = ({ from, to }: Stretch, { first, last }: Span): boolean => from <= last && to >= first;

/** The projects of which something falls into the span, in the order in which their work began. */
export const inSpan = (pictures: readonly PictureProject[], span: Span): readonly PictureProject[] =>
  pictures
    .filter(
      ({ work, steps }) =>
        overlaps(work, span) || steps.some(({ dueOn }) => overlaps({ from: dueOn, to: dueOn }, span)),
    )
    .toSorted((a, b) => (a.work.from + a.project.reference < b.work.from + b.project.reference ? -1 : 1));
