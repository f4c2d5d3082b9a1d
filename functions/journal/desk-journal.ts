import * as z from "zod/mini";
import { commit } from "../../shared/journal/commit.ts";
import { RepublishRequested } from "../../shared/journal/entries.ts";
import { type Entry, record } from "../../shared/journal/entry.ts";
import { entryTitles } from "../../shared/journal/entry-titles.ts";
import { republishForm } from "../../shared/journal/input.ts";
import { daySource, historySource, subjectOf } from "../../shared/journal/store.ts";
import { paths } from "../../shared/pages/paths.ts";
import { readListPage } from "../../shared/platform/list-page.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { addDays } from "../../shared/platform/wall-clock.ts";
import { cursorIn, listPagesView } from "../entry-points/list-pages.ts";
import { nothing, view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import journalPage from "./desk-journal.njk";
import { type AboutSubject, readAboutSubjects } from "./subject-titles.ts";

const actors = { person: "a person on the site", team: "the team", system: "the system" } as const;

const viewOf = (entry: Entry, aboutOf: (subject: string) => AboutSubject) => {
  const subject = subjectOf(entry);
  return {
    at: entry.at,
    title: entryTitles.get(entry.name) ?? entry.name,
    name: entry.name,
    by: actors[entry.actor.kind],
    subject,
    about: aboutOf(subject),
    history: `${paths.deskJournal}?subject=${encodeURIComponent(subject)}`,
  };
};

const addressOf = (of: { readonly day: string } | { readonly subject: string }, after = ""): string =>
  `${paths.deskJournal}?${new URLSearchParams(after === "" ? { ...of } : { ...of, after })}`;

const dayOf = (day: string | undefined, today: string): string => {
  const read = z.iso.date().safeParse(day);
  return read.success && read.data <= today ? read.data : today;
};

/** What happened on a day (`?day=`) or to one thing (`?subject=event:EVT-...`), newest first; and to have the entries of a period published again. */
export const page = deskPage({
  path: paths.deskJournal,
  names: nothing,
  load: async ({ table, now }, _named, { request: { query } }) => {
    const today = utcDate(now());
    const day = dayOf(query["day"], today);
    const subject = (query["subject"] ?? "").trim().slice(0, 200);
    const source = subject === "" ? daySource(table, day) : historySource(table, subject);
    const page = await readListPage([source], { cursor: cursorIn(query) });
    return { today, day, subject, page, aboutOf: await readAboutSubjects(table, page.shown.map(subjectOf)) };
  },
  show: (_needs, { today, day, subject, page: entries, aboutOf }, { request: { query } }) =>
    view(journalPage, {
      subject,
      day,
      dayShown: day,
      before: `${paths.deskJournal}?day=${addDays(day, -1)}`,
      after: day === today ? undefined : `${paths.deskJournal}?day=${addDays(day, 1)}`,
      entries: entries.shown.map((entry) => viewOf(entry, aboutOf)),
      pages: listPagesView(entries, {
        cursor: cursorIn(query),
        addressOf: (after) => addressOf(subject === "" ? { day } : { subject }, after),
      }),
      answers: {},
    }),
  steps: (step) => ({
    republish: step({
      form: republishForm,
      run: async (needs, _named, { form, once, occasion }) => {
        const asked = record(RepublishRequested, { subject: "period", data: form }, occasion);
        await commit(needs, { once, entries: [asked] });
        return { done: true };
      },
      done: "The entries of the period will be published again in a moment.",
    }),
  }),
  refusals: {},
});
