import type { Key, Table } from "../platform/dynamo.ts";
import { addDays } from "../platform/wall-clock.ts";
import type { WholeProject } from "../projects/parts/whole.ts";
import type { Project } from "../projects/project.ts";
import { findWholeProject } from "../projects/read.ts";
import type { Noting } from "./decide.ts";
import { listNotes, noteKey, notesIn } from "./store.ts";
import type { Light, WeekNote } from "./week-note.ts";

const WEEKS_BACK = 3;

/** What the last note of a project said: how it stands, and of which week. */
export interface LastLight {
  readonly light: Light;
  readonly week: string;
}

/**
 * The traffic light of each project's last written note, by the project's reference: of this week or one of the three before. What was said earlier
 * says nothing of how a project stands today. One query.
 */
export const lastLights = async (table: Table, week: string): Promise<ReadonlyMap<string, LastLight>> => {
  const notes = await listNotes(table, { from: addDays(week, -7 * WEEKS_BACK), to: week });
  return new Map(
    notes.flatMap((note) =>
      note.state === "written" ? [[note.project, { light: note.words.light, week: note.week }] as const] : [],
    ),
  );
};

/** A week of a project, with what is noted of it and of the weeks after. */
export interface FoundWeek extends Noting {
  readonly project: Project;
}

/** A week of a project as it is written about, or undefined when there is no such project. One query. */
export const readNoting = async (
  table: Table,
  { project: reference, week }: { readonly project: string; readonly week: string },
): Promise<FoundWeek | undefined> => {
  const whole = await findWholeProject(table, reference);
  if (whole === undefined) return undefined;
  return { project: whole.project, week, notes: notesOf(whole).filter((note) => note.week >= week) };
};

/** The week notes of a project that was read with all that is kept with it, the earliest first. */
export const notesOf = ({ beside }: Pick<WholeProject, "beside">): readonly WeekNote[] => notesIn(beside);

/** The key of the last week note that says something, of a project that was read with all that is kept with it. */
export const lastNoteKey = (whole: Pick<WholeProject, "project" | "beside">): Key | undefined => {
  const last = notesOf(whole).findLast(({ state }) => state === "written");
  return last === undefined ? undefined : noteKey(last);
};
