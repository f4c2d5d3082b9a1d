import * as z from "zod/mini";
import { isUndelivered, type Letter } from "../../shared/letters/letter.ts";
import { letterTitles } from "../../shared/letters/letter-titles.ts";
import { dayOfLetters } from "../../shared/letters/store.ts";
import listTemplate from "../../shared/pages/desk-list.njk";
import { paths, personPath, toPath } from "../../shared/pages/paths.ts";
import { readPeople } from "../../shared/people/store.ts";
import { sayDate, sayTime, utcDate } from "../../shared/platform/time.ts";
import { addDays } from "../../shared/platform/wall-clock.ts";
import type { DeskList } from "../lists/definition.ts";
import { listPage } from "../lists/list-page.ts";
import { letterBulk } from "./bulk-actions.ts";
import { letterAbout } from "./letter-about.ts";
import { shownReader } from "./letter-reader.ts";
import { statusTags } from "./letter-status.ts";

const dayOf = (day: string | undefined, today: string): string => {
  const read = z.iso.date().safeParse(day);
  return read.success && read.data <= today ? read.data : today;
};

const titleOf = ({ kind }: Letter): string => letterTitles.get(kind) ?? kind;

interface Row {
  readonly letter: Letter;
  readonly to: ReturnType<typeof shownReader>;
}

const linkToDay = (day: string): string => `${paths.deskLetters}?day=${day}`;

const letters: DeskList<
  typeof paths.deskLetters,
  { readonly day: string; readonly today: string },
  Letter,
  Row
> = {
  name: "letters",
  path: paths.deskLetters,
  words: {
    title: ({ of: { day } }) => `Letters of ${sayDate(day)}`,
    things: ["letter", "letters"],
    empty: () => "No letters on this day.",
    links: ({ of: { day, today } }) => [
      { href: linkToDay(addDays(day, -1)), text: "The day before" },
      ...(day === today ? [] : [{ href: linkToDay(addDays(day, 1)), text: "The day after" }]),
      { href: paths.deskLetterKinds, text: "Every kind of letter" },
    ],
  },
  takes: ["day", "undelivered"],
  load: async ({ now }, _asked, { filters }) => {
    const today = utcDate(now());
    return { today, day: dayOf(filters["day"], today) };
  },
  find: ({ table }, { of: { day }, asked: { filters } }) => ({
    lists: [dayOfLetters(table, day)],
    keep: filters["undelivered"] === "yes" ? isUndelivered : undefined,
  }),
  idOf: ({ id }) => id,
  hrefOf: ({ id }) => toPath(paths.deskLetter, { id }),
  rows: async ({ table }, things) => {
    const ids = [...new Set(things.flatMap(({ to }) => ("person" in to ? [to.person] : [])))];
    const people = await readPeople(table, ids);
    const readers = new Map(ids.map((id, at) => [id, people[at]]));
    return things.map((letter) => ({
      letter,
      to: shownReader(letter, "person" in letter.to ? readers.get(letter.to.person) : undefined),
    }));
  },
  columns: [
    {
      key: "letter",
      heading: "Letter",
      sort: titleOf,
      cell: ({ letter, to }) => ({ text: titleOf(letter), hidden: `to ${to.name}` }),
    },
    { key: "to", heading: "To", cell: ({ to }) => ({ text: to.name, href: personPath(to.person) }) },
    { key: "about", heading: "About", cell: ({ letter }) => letterAbout(letter) },
    {
      key: "queued",
      heading: "Queued",
      sort: ({ queuedAt }) => queuedAt,
      natural: "down",
      cell: ({ letter }) => ({ text: sayTime(letter.queuedAt) }),
    },
    {
      key: "status",
      heading: "Status",
      sort: ({ status }) => statusTags[status].text,
      cell: ({ letter, to }) => ({ tags: [statusTags[letter.status]], more: [to.reason] }),
    },
  ],
  file: [
    { heading: "Letter", value: ({ letter }) => titleOf(letter) },
    { heading: "To", value: ({ to }) => to.name },
    { heading: "About", value: ({ letter }) => letterAbout(letter).text },
    { heading: "Queued", value: ({ letter }) => letter.queuedAt },
    { heading: "Status", value: ({ letter }) => statusTags[letter.status].text },
  ],
  fileName: ({ of: { day } }) => `letters-${day}.csv`,
  filters: async () => [
    { name: "undelivered", label: "Only those that were not sent or came back", choices: "tick" },
  ],
  bulk: letterBulk,
};

/** The letters of a day: what was sent to whom, and what became of it. */
export const page = listPage(letters, listTemplate);
