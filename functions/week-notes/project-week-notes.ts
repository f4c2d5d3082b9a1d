import { paths, toPath } from "../../shared/pages/paths.ts";
import { readPeople } from "../../shared/people/store.ts";
import { sayDate } from "../../shared/platform/time.ts";
import type { Project } from "../../shared/projects/project.ts";
import { closedBecause } from "../../shared/week-notes/decide.ts";
import { readNotes } from "../../shared/week-notes/store.ts";
import { fridayOf, type WeekNote, weekOf } from "../../shared/week-notes/week-note.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { lightTag } from "./light-tags.ts";

const noneYet: Partial<Record<Project["status"], string>> = {
  "pre-mobilisation": "Week notes begin when the work starts.",
  active: "No week note yet. The project’s owner is asked for one by email each Friday at 9am.",
};

const show = (note: WeekNote, nameOf: (id: string | undefined) => string) => ({
  week: sayDate(fridayOf(note.week)),
  at: note.at,
  by: nameOf(note.by),
  ...(note.state === "written" ? { words: note.words, light: lightTag(note.words.light) } : {}),
});

/** What a project's page shows of its weeks: the last one of which something was said, those before, and the way to this week's. One query and the writers' names. */
export const weekNotesView = async (needs: PageNeeds, project: Project) => {
  const now = needs.now();
  const week = weekOf(now);
  const notes = (await readNotes(needs.table, project.reference)).toReversed();
  const ids = [...new Set(notes.flatMap(({ by }) => by ?? []))];
  const people = await readPeople(needs.table, ids);
  const names = new Map(people.flatMap((one) => (one === undefined ? [] : [[one.id, one.name] as const])));
  const nameOf = (id: string | undefined): string => names.get(id ?? "") ?? "somebody who left";
  const latest = notes.find(({ state }) => state === "written");
  const open = closedBecause({ project, week, notes: [] }, now) === undefined;
  const { reference } = project;
  return {
    ...(open
      ? {
          writeHref: toPath(paths.deskWeekNote, { reference, week }),
          writeText: notes.some((note) => note.week === week)
            ? "Change this week’s note"
            : "Write this week’s note",
        }
      : {}),
    nothingYet: noneYet[project.status] ?? "There are no week notes of this project.",
    ...(latest === undefined ? {} : { latest: show(latest, nameOf) }),
    older: notes.filter((note) => note !== latest).map((note) => show(note, nameOf)),
  };
};
