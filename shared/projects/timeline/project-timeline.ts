import type { Instant } from "../../platform/clock.ts";
import { sayDate } from "../../platform/time.ts";
import { addDays, localDate } from "../../platform/wall-clock.ts";
import { type Project, weeksOf } from "../project.ts";

/** How a follow-up stands on the timeline. */
export type MarkState = "done" | "skipped" | "waiting" | "late" | "due-today" | "to-come" | "planned";

/** A follow-up whose day is known, for the timeline. */
export interface TimelineStep {
  readonly number: number;
  readonly title: string;
  readonly dueAt: Instant;
  readonly state: MarkState;
}

/** A follow-up on the timeline: its number in the list beside it, where it is, and how it stands. */
export interface TimelineMark {
  readonly number: number;
  readonly x: number;
  readonly state: MarkState;
}

/** A project's timeline as a drawing of `width` units, and the same in words. */
export interface Timeline {
  readonly width: number;
  readonly work: { readonly x: number; readonly width: number };
  readonly months: readonly { readonly x: number; readonly name: string }[];
  readonly marks: readonly TimelineMark[];
  /** Where today is; none when it is outside the drawing. */
  readonly today?: number;
  readonly alternative: string;
}

const WIDTH = 1000;
const MARGIN = 24;

const daysFrom = (first: string, date: string): number =>
  Math.round((Date.parse(date) - Date.parse(first)) / 86_400_000);

const states = {
  done: "done",
  skipped: "skipped",
  late: "late",
  "due-today": "due today",
  "to-come": "to come",
  waiting: "waiting",
  planned: "planned",
} as const;

const tell = (project: Project, steps: readonly TimelineStep[]): string => {
  const work = `The work runs from ${sayDate(project.startsOn)} to ${sayDate(project.endsOn)}, ${weeksOf(project)} weeks.`;
  const completed =
    project.completedAt === undefined
      ? "It is not completed yet; the follow-ups are shown as they would be."
      : `It was completed on ${sayDate(project.completedAt)}.`;
  const marks = steps.map(
    ({ number, title, dueAt, state }) => `${number}: ${title}, ${sayDate(dueAt)}, ${states[state]}`,
  );
  return `${work} ${completed} Follow-ups: ${marks.join("; ")}.`;
};

const monthsBetween = (first: string, last: string): string[] => {
  const months: string[] = [];
  for (let day = `${first.slice(0, 7)}-01`; day <= last; day = `${addDays(day, 31).slice(0, 7)}-01`)
    if (day >= first) months.push(day);
  return months;
};

/** The timeline of a project: its weeks of work, its follow-ups (as planned while the work goes on), the months and today. */
export const timelineOf = (project: Project, steps: readonly TimelineStep[], now: Instant): Timeline => {
  const lastDue =
    steps
      .map(({ dueAt }) => localDate(dueAt))
      .sort()
      .at(-1) ?? project.endsOn;
  const last = lastDue > project.endsOn ? lastDue : project.endsOn;
  const unit = (WIDTH - 2 * MARGIN) / Math.max(1, daysFrom(project.startsOn, last));
  const x = (date: string): number => Math.round(MARGIN + unit * daysFrom(project.startsOn, date));
  const worked = project.completedAt === undefined ? project.endsOn : localDate(project.completedAt);
  const today = localDate(now);
  return {
    width: WIDTH,
    work: { x: x(project.startsOn), width: Math.max(4, x(worked) - x(project.startsOn)) },
    months: monthsBetween(project.startsOn, last).map((day) => ({
      x: x(day),
      name: sayDate(day).split(" ").at(2)?.slice(0, 3) ?? "",
    })),
    marks: steps.map(({ number, dueAt, state }) => ({ number, x: x(localDate(dueAt)), state })),
    ...(today >= project.startsOn && today <= last ? { today: x(today) } : {}),
    alternative: tell(project, steps),
  };
};
