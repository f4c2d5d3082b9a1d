import { commit } from "../../shared/journal/commit.ts";
import type { Occasion } from "../../shared/journal/entry.ts";
import { type Letter, letter } from "../../shared/letters/letter.ts";
import type { Person } from "../../shared/people/person.ts";
import type { Instant } from "../../shared/platform/clock.ts";
import type { Table } from "../../shared/platform/dynamo.ts";
import { localDate, plus } from "../../shared/platform/wall-clock.ts";
import { type Project, weeksOf } from "../../shared/projects/project.ts";
import { listProjects } from "../../shared/projects/read.ts";
import { readerOf } from "../../shared/projects/reader.ts";
import { readTeamMembers } from "../../shared/sign-in/team.ts";
import { isAsked } from "../../shared/week-notes/decide.ts";
import { weekNoteAsked } from "../../shared/week-notes/letters.ts";
import { notedProjects } from "../../shared/week-notes/store.ts";
import { fridayOf, isAskedOn, weekOf } from "../../shared/week-notes/week-note.ts";
import { systemOccasion } from "../entry-points/needs.ts";
import { type Scheduled, schedule } from "../entry-points/schedule.ts";

/** After the weekend the week is the last one, and its note still welcome; a letter that comes later says nothing of use. */
const USEFUL_FOR = "P5D";

const TEAM_AT_ONCE = 50;

const readLookingAfter = async (table: Table, projects: readonly Project[]): Promise<readonly Person[]> => {
  const ids = [
    ...new Set(projects.flatMap(({ owner, deputy }) => (deputy === undefined ? [owner] : [owner, deputy]))),
  ];
  const people: Person[] = [];
  for (let from = 0; from < ids.length; from += TEAM_AT_ONCE)
    people.push(...(await readTeamMembers(table, ids.slice(from, from + TEAM_AT_ONCE), "team")));
  return people;
};

const letterTo = (
  project: Project,
  team: readonly Person[],
  week: string,
  scheduledAt: Instant,
  occasion: Occasion,
): Letter => {
  const { reader, to } = readerOf(project, team);
  const { reference, title, startsOn } = project;
  const facts = {
    reference,
    title,
    week,
    nth: weeksOf({ startsOn, endsOn: fridayOf(week).slice(0, 10) }),
    of: weeksOf(project),
    reader,
  };
  const sent = { to, about: `project:${reference}`, facts, usefulUntil: plus(scheduledAt, USEFUL_FOR) };
  return letter(weekNoteAsked, sent, occasion);
};

/**
 * Asks whoever looks after each project whose work goes on what happened this week: on the last working day of the week, once for each project and week, however late or often it is called. Who has
 * written of the week already is not asked, and nobody is reminded.
 */
export const atWeekdayMorning: Scheduled = async (needs, scheduledAt) => {
  if (!isAskedOn(localDate(scheduledAt))) return;
  const week = weekOf(scheduledAt);
  const projects = await listProjects(needs.table);
  const asked = projects.filter((project) => project.status === "active" && isAsked(project, scheduledAt));
  const [noted, team] = await Promise.all([
    notedProjects(
      needs.table,
      asked.map(({ reference }) => reference),
      week,
    ),
    readLookingAfter(needs.table, asked),
  ]);
  for (const project of asked.filter(({ reference }) => !noted.has(reference))) {
    const once = `week-note-asked:${week}:${project.reference}`;
    const occasion = systemOccasion(needs, `week-notes:${week}`);
    await commit(needs, { once, letters: [letterTo(project, team, week, scheduledAt, occasion)] });
  }
};

export const handler = schedule(atWeekdayMorning, (needs) => needs);
