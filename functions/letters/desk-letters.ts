import * as z from "zod/mini";
import { letterTitles } from "../../shared/letters/letter-titles.ts";
import { dayOfLetters } from "../../shared/letters/store.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { readPeople } from "../../shared/people/store.ts";
import { readListPage } from "../../shared/platform/list-page.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { addDays } from "../../shared/platform/wall-clock.ts";
import { cursorIn, listPagesView } from "../entry-points/list-pages.ts";
import { nothing, view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import lettersPage from "./desk-letters.njk";
import { letterAbout } from "./letter-about.ts";
import { shownReader } from "./letter-reader.ts";
import { statusTags } from "./letter-status.ts";

const dayOf = (day: string | undefined, today: string): string => {
  const read = z.iso.date().safeParse(day);
  return read.success && read.data <= today ? read.data : today;
};

/** The letters of a day: what was sent to whom, and what became of it. */
export const page = deskPage({
  path: paths.deskLetters,
  names: nothing,
  load: async ({ table, now }, _named, { request: { query } }) => {
    const today = utcDate(now());
    const day = dayOf(query["day"], today);
    const page = await readListPage([dayOfLetters(table, day)], { cursor: cursorIn(query) });
    const ids = [...new Set(page.shown.flatMap(({ to }) => ("person" in to ? [to.person] : [])))];
    const people = await readPeople(table, ids);
    const readers = new Map(ids.map((id, at) => [id, people[at]]));
    const rows = page.shown.map((letter) => ({
      letter,
      to: shownReader(letter, "person" in letter.to ? readers.get(letter.to.person) : undefined),
    }));
    return { today, day, page, rows };
  },
  show: (_needs, { today, day, page, rows }, { request: { query } }) =>
    view(lettersPage, {
      day,
      before: `${paths.deskLetters}?day=${addDays(day, -1)}`,
      after: day === today ? undefined : `${paths.deskLetters}?day=${addDays(day, 1)}`,
      pages: listPagesView(page, {
        cursor: cursorIn(query),
        addressOf: (after) =>
          `${paths.deskLetters}?${new URLSearchParams(after === undefined ? { day } : { day, after })}`,
      }),
      letters: rows.map(({ letter, to }) => ({
        href: toPath(paths.deskLetter, { id: letter.id }),
        title: letterTitles.get(letter.kind) ?? letter.kind,
        to: to.name,
        toId: to.person,
        about: letterAbout(letter),
        queuedAt: letter.queuedAt,
        tag: statusTags[letter.status],
        reason: to.reason,
      })),
    }),
});
