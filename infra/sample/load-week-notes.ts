import { localDate, mondayOf, plus } from "../../shared/platform/wall-clock.ts";
import { listProjects } from "../../shared/projects/read.ts";
import { skipNote, writeNote } from "../../shared/week-notes/commands.ts";
import { fridayOf } from "../../shared/week-notes/week-note.ts";
import { mustBeDone, type Sample } from "./load-steps.ts";
import { sampleWeekNotes } from "./week-notes.ts";

const WEEK = 7 * 86_400_000;

/** The Mondays of the last weeks whose Friday morning is past, the earliest first. */
const lastWeeks = (today: string, count: number): readonly string[] =>
  Array.from({ length: count + 1 }, (_, back) =>
    mondayOf(localDate(new Date(Date.parse(today) - back * WEEK).toISOString())),
  )
    .filter((week) => plus(fridayOf(week), "PT6H") <= today)
    .slice(0, count)
    .reverse();

/** The last week notes of the projects whose work goes on. */
export const loadWeekNotes = async (sample: Sample): Promise<void> => {
  const { needs } = sample.moments("week-notes")(sample.today);
  const active = (await listProjects(needs.table)).filter(({ status }) => status === "active");
  const weeks = lastWeeks(sample.today, sampleWeekNotes.length);
  for (const project of active) {
    for (const [nth, week] of weeks.entries()) {
      const words = sampleWeekNotes[nth];
      if (words === undefined || week < mondayOf(project.startsOn)) continue;
      const name = `sample:week-note:${project.reference}:${week}`;
      const at = plus(fridayOf(week), "PT5H");
      const moment = sample.moments(name)(at, { kind: "team", id: project.owner });
      const noted = { project: project.reference, week };
      const given = { occasion: moment.occasion, once: name };
      mustBeDone(
        "week note",
        words === "skipped"
          ? await skipNote(moment.needs, noted, given)
          : await writeNote(moment.needs, { ...noted, words, version: 0 }, given),
      );
    }
  }
};
