import { sayDate } from "../../../shared/platform/time.ts";
import {
  monthsOf,
  type PictureProject,
  type PictureState,
  type Span,
  type Stretch,
} from "../../../shared/projects/timeline/programme-timeline.ts";

const WIDTH = 1300;
const MARGIN = 16;
const TOP = 40;
const ROW = 58;
const BOTTOM = 16;
const MOST_LETTERS = 60;
/** So much of the drawing a title needs that begins near its right edge. */
const TITLE_WIDTH = 430;

const dayNumber = (date: string): number => Date.parse(date) / 86_400_000;

const monthName = (date: string): string => sayDate(date).split(" ").at(2)?.slice(0, 3) ?? "";

const shorten = (title: string): string =>
  title.length <= MOST_LETTERS ? title : `${title.slice(0, MOST_LETTERS - 1).trimEnd()}…`;

type Across = (date: string) => number;

const acrossOf =
  ({ first, last }: Span): Across =>
  (date) => {
    const share = (dayNumber(date) - dayNumber(first)) / (dayNumber(last) + 1 - dayNumber(first));
    return Math.round(MARGIN + Math.min(1, Math.max(0, share)) * (WIDTH - 2 * MARGIN));
  };

const isInside = (date: string, { first, last }: Span): boolean => date >= first && date <= last;

const bar = ({ from, to }: Stretch, span: Span, x: Across) =>
  from > span.last || to < span.first ? undefined : { x: x(from), width: Math.max(4, x(to) - x(from)) };

const rowOf = (picture: PictureProject, index: number, span: Span, x: Across) => {
  const { project, work, pauses, completedOn, endedOn, steps } = picture;
  const drawn = bar(work, span, x);
  const begins = drawn?.x ?? MARGIN;
  return {
    title: shorten(project.title),
    y: TOP + index * ROW,
    titleX: Math.min(begins, WIDTH - TITLE_WIDTH),
    planned: project.status === "pre-mobilisation",
    work: drawn,
    pauses: pauses.flatMap((pause) => bar(pause, span, x) ?? []),
    completed: completedOn !== undefined && isInside(completedOn, span) ? x(completedOn) : undefined,
    ended: endedOn !== undefined && isInside(endedOn, span) ? x(endedOn) : undefined,
    marks: steps
      .filter(({ dueOn }) => isInside(dueOn, span))
      .map(({ dueOn, state }): { readonly x: number; readonly state: PictureState } => ({
        x: x(dueOn),
        state,
      })),
  };
};

/** The picture of all projects in units of the drawing: one row each, the months, and today. */
export const programmeDrawing = (pictures: readonly PictureProject[], span: Span, today: string) => {
  const x = acrossOf(span);
  return {
    width: WIDTH,
    height: TOP + pictures.length * ROW + BOTTOM,
    months: monthsOf(span).map((month) => ({
      x: x(month),
      name: monthName(month),
      year: month.slice(5, 7) === "01" || month === span.first ? month.slice(0, 4) : "",
    })),
    today: x(today),
    rows: pictures.map((picture, index) => rowOf(picture, index, span, x)),
    alternative: `${pictures.length} ${pictures.length === 1 ? "project" : "projects"} from ${sayDate(span.first)} to ${sayDate(span.last)}. The table below says the same in words.`,
  };
};
