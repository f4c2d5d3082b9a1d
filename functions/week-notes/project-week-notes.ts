import { paths, toPath } from "../../shared/pages/paths.ts";
import type { Instant } from "../../shared/platform/clock.ts";
import { sayDate } from "../../shared/platform/time.ts";
import type { WholeProject } from "../../shared/projects/parts/whole.ts";
import type { Project } from "../../shared/projects/project.ts";
import type { NameOf } from "../../shared/sign-in/names.ts";
import { closedBecause } from "../../shared/week-notes/decide.ts";
import { notesOf } from "../../shared/week-notes/read.ts";
import { fridayOf, type WeekNote, weekOf } from "../../shared/week-notes/week-note.ts";
import { lightTag } from "./light-tags.ts";

const noneYet: Partial<Record<Project["status"], string>> = {
  "pre-mobilisation": "Week notes begin when the work starts.",
  active:
    "No week note yet. The project’s owner is asked for one by email at 9am on the last working day of each week.",
};

const show = (note: WeekNote, nameOf: NameOf) => ({
  week: sayDate(fridayOf(note.week)),
  at: note.at,
  by: nameOf(note.by),
  byId: note.by,
  words: note.state === "written" ? note.words : undefined,
  light: note.state === "written" ? lightTag(note.words.light) : undefined,
});

/** Who wrote the week notes of a project. */
export const noteWriters = (whole: WholeProject): readonly (string | undefined)[] =>
  notesOf(whole).map(({ by }) => by);

/** What a project's page shows of its weeks: the last one of which something was said, those before, and the way to this week's. */
export const weekNotesView = (whole: WholeProject, now: Instant, nameOf: NameOf) => {
  const { project } = whole;
  const week = weekOf(now);
  const notes = notesOf(whole).toReversed();
  const latest = notes.find(({ state }) => state === "written");
  const open = closedBecause({ project, week, notes: [] }, now) === undefined;
  const { reference } = project;
  return {
    writeHref: open ? toPath(paths.deskWeekNote, { reference, week }) : undefined,
    writeText: notes.some((note) => note.week === week)
      ? "Change this week’s note"
      : "Write this week’s note",
    nothingYet: noneYet[project.status] ?? "There are no week notes of this project.",
    latest: latest === undefined ? undefined : show(latest, nameOf),
    older: notes.filter((note) => note !== latest).map((note) => show(note, nameOf)),
  };
};
