import type { Table } from "../platform/dynamo.ts";
import { addDays } from "../platform/wall-clock.ts";
import { listNotes } from "./store.ts";
import type { Light } from "./week-note.ts";

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
