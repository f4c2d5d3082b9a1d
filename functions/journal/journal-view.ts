import * as z from "zod";
import { catalogue } from "../../shared/journal/catalogue.ts";
import type { Entry } from "../../shared/journal/entry.ts";
import { readDay, readHistory, subjectOf } from "../../shared/journal/store.ts";
import { paths } from "../../shared/pages/paths.ts";
import { subjectName, subjectPath } from "../../shared/pages/subject-path.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { addDays } from "../../shared/platform/wall-clock.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import type { PageRequest } from "../entry-points/request.ts";
import journalPage from "./desk-journal.njk";

/** The page shows no more; a busier day is read subject by subject. */
const MOST_SHOWN = 300;

const titles = new Map<string, string>(Object.values(catalogue).map(({ name, title }) => [name, title]));

const actors = { person: "somebody by the site", team: "the team", system: "the system" } as const;

const view = (entry: Entry) => {
  const subject = subjectOf(entry);
  return {
    at: entry.at,
    title: titles.get(entry.name) ?? entry.name,
    name: entry.name,
    by: actors[entry.actor.kind],
    subject,
    about: { text: subjectName(subject), href: subjectPath(subject) },
    history: `${paths.deskJournal}?subject=${encodeURIComponent(subject)}`,
  };
};

const dayOf = (day: string | undefined, today: string): string => {
  const read = z.iso.date().safeParse(day);
  return read.success && read.data <= today ? read.data : today;
};

/** Shows the journal of a day, or of one thing, newest first, with whatever else the page is to say. */
export const showJournal = async (
  needs: PageNeeds,
  request: PageRequest,
  visit: DeskVisit,
  more: object = {},
  status = 200,
): Promise<PageAnswer> => {
  const today = utcDate(needs.now());
  const day = dayOf(request.query["day"], today);
  const subject = (request.query["subject"] ?? "").trim().slice(0, 200);
  const entries = subject === "" ? await readDay(needs.table, day) : await readHistory(needs.table, subject);
  return visit.show(
    journalPage,
    {
      subject,
      day,
      dayShown: `${day}T12:00:00.000Z`,
      before: `${paths.deskJournal}?day=${addDays(day, -1)}`,
      after: day === today ? undefined : `${paths.deskJournal}?day=${addDays(day, 1)}`,
      entries: entries.slice(-MOST_SHOWN).reverse().map(view),
      left: Math.max(0, entries.length - MOST_SHOWN),
      answers: {},
      ...more,
    },
    status,
  );
};
