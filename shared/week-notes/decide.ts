import { type Refused, UNCHANGED, type Unchanged } from "../journal/answer.ts";
import { type Entry, type Occasion, record } from "../journal/entry.ts";
import { localDate, mondayOf } from "../platform/wall-clock.ts";
import type { Project } from "../projects/project.ts";
import { isEnded } from "../projects/status.ts";
import { WeekNoteSkipped, WeekNoteWritten } from "./entries.ts";
import { type WeekNote, type WeekNoteWords, weekOf } from "./week-note.ts";

/** What is known of a project when a note of one of its weeks is written. */
export interface Noting {
  readonly project: Pick<Project, "reference" | "status" | "startsOn" | "completedAt" | "paused" | "turns">;
  readonly week: string;
  /** The notes of that week and of all later ones, in any order. */
  readonly notes: readonly WeekNote[];
}

/** Why nothing can be written or changed about a week. */
export type WeekClosed = "not-started" | "before-the-start" | "week-to-come" | "over-before" | "next-exists";

/** A note to save, with its entry. */
export interface WeekNoteDecision {
  readonly note: WeekNote;
  readonly entries: readonly Entry[];
}

/** The note of the week that is written about, if there is one. */
export const noteOf = ({ week, notes }: Pick<Noting, "week" | "notes">): WeekNote | undefined =>
  notes.find((note) => note.week === week);

/**
 * Why no note of this week can be written or changed, whatever it says: the project had not begun or was over, the week has not, or the next note stands.
 * Undefined when it can be.
 */
export const closedBecause = ({ project, week, notes }: Noting, now: string): WeekClosed | undefined => {
  if (project.status === "pre-mobilisation" || project.paused?.was === "pre-mobilisation")
    return "not-started";
  if (week < mondayOf(project.startsOn)) return "before-the-start";
  if (week > weekOf(now)) return "week-to-come";
  const over = project.completedAt ?? (isEnded(project.status) ? project.turns.at(-1)?.at : undefined);
  if (over !== undefined && week > weekOf(over)) return "over-before";
  return notes.some((note) => note.week > week) ? "next-exists" : undefined;
};

const common = ({ project, week }: Noting, version: number, { now, actor }: Occasion) => ({
  project: project.reference,
  week,
  by: actor.id,
  at: now,
  version: version + 1,
});

const saysTheSame = (note: WeekNote, words: WeekNoteWords): boolean =>
  note.state === "written" &&
  note.words.light === words.light &&
  note.words.happened === words.happened &&
  note.words.next === words.next &&
  note.words.obstacles === words.obstacles;

/** Writes or changes the note of a week. `version` is that of the note which the writer had before them, 0 when there was none. */
export const writeNote = (
  noting: Noting,
  { words, version }: { readonly words: WeekNoteWords; readonly version: number },
  occasion: Occasion,
): WeekNoteDecision | Refused<WeekClosed | "saved-meanwhile"> | Unchanged => {
  const before = noteOf(noting);
  if (before !== undefined && saysTheSame(before, words)) return UNCHANGED;
  const closed = closedBecause(noting, occasion.now);
  if (closed !== undefined) return { refusal: closed };
  if ((before?.version ?? 0) !== version) return { refusal: "saved-meanwhile" };
  const { week, project } = noting;
  const data = { week, light: words.light };
  return {
    note: { ...common(noting, version, occasion), state: "written", words },
    entries: [record(WeekNoteWritten, { subject: project.reference, data }, occasion)],
  };
};

/** Says that there is nothing to tell of a week. What somebody wrote of it is not thrown away for that. */
export const skipNote = (
  noting: Noting,
  occasion: Occasion,
): WeekNoteDecision | Refused<WeekClosed | "already-written"> | Unchanged => {
  const before = noteOf(noting);
  if (before?.state === "skipped") return UNCHANGED;
  const closed = closedBecause(noting, occasion.now);
  if (closed !== undefined) return { refusal: closed };
  if (before !== undefined) return { refusal: "already-written" };
  const { week, project } = noting;
  return {
    note: { ...common(noting, 0, occasion), state: "skipped" },
    entries: [record(WeekNoteSkipped, { subject: project.reference, data: { week } }, occasion)],
  };
};

/**
 * Whether somebody is asked at the end of a week what happened to a project: its work goes on and had begun by then. One that is paused, being prepared or at
 * its end is not asked.
 */
export const isAsked = (project: Pick<Project, "status" | "startsOn">, scheduledAt: string): boolean =>
  project.status === "active" && project.startsOn <= localDate(scheduledAt);
