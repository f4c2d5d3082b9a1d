import { isBankHoliday } from "../platform/bank-holidays.ts";
import { addDays, mondayOf } from "../platform/wall-clock.ts";
import { lastWorkingDayOf } from "../platform/working-days.ts";
import { derivedFrom } from "../projections/projection.ts";
import type { WholeProject } from "../projects/parts/whole.ts";
import { findWholeProject } from "../projects/read.ts";
import { projectStands } from "../projects/work.ts";
import { workItem } from "../work/item.ts";
import { WeekNoteSkipped, WeekNoteWritten } from "./entries.ts";
import { notesIn } from "./store.ts";

/** The Monday of the week after the last of which there is a note, or of the first week of the work; undefined when the work was to be over by then. */
export const weekToNote = ({
  project,
  beside,
}: Pick<WholeProject, "project" | "beside">): string | undefined => {
  const { status, startsOn, endsOn } = project;
  if (status !== "active") return undefined;
  const last = notesIn(beside)
    .map(({ week }) => week)
    .toSorted()
    .at(-1);
  const first = mondayOf(startsOn);
  const next = last === undefined || last < first ? first : addDays(last, 7);
  return next <= endsOn ? next : undefined;
};

/** The next week note of a project whose work goes on, due on the last working day of its week. */
export const weekNoteWork = derivedFrom({
  kind: "week-notes",
  entries: [...projectStands, WeekNoteWritten, WeekNoteSkipped],
  keys: /^PROJECT#(\S+) PROJECT$/,
  read: findWholeProject,
  items: (whole) => {
    const week = weekToNote(whole);
    if (week === undefined) return [];
    const { reference, owner } = whole.project;
    const dueOn = lastWorkingDayOf(week, isBankHoliday) ?? addDays(week, 4);
    return [workItem(owner, { kind: "week-note", about: `project:${reference}`, part: week, dueOn })];
  },
});
