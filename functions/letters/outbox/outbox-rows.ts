import type { Letter } from "../../../shared/letters/letter.ts";
import { letterTitles } from "../../../shared/letters/letter-titles.ts";
import { toReplaceIn, waitsTooLong } from "../../../shared/letters/outbox.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import type { Person } from "../../../shared/people/person.ts";
import { readPeople } from "../../../shared/people/store.ts";
import { isBankHoliday } from "../../../shared/platform/bank-holidays.ts";
import { localDate } from "../../../shared/platform/wall-clock.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { letterAbout } from "../letter-about.ts";
import { shownReader } from "../letter-reader.ts";

/** How many people get something: `1 person`, `1,321 people`. */
export const sayPeople = (count: number): string =>
  `${count.toLocaleString("en-GB")} ${count === 1 ? "person" : "people"}`;

/** How many people get letters when all of them are approved. */
export const readersOfAll = (letters: readonly Letter[]): number =>
  letters.reduce((sum, { readers = 1 }) => sum + readers, 0);

const titleOf = (letter: Letter): string => letterTitles.get(letter.kind) ?? letter.kind;

const readersOf = async (
  needs: PageNeeds,
  letters: readonly Letter[],
): Promise<ReadonlyMap<string, Person>> => {
  const ids = [...new Set(letters.flatMap(({ to }) => ("person" in to ? [to.person] : [])))];
  const people = await readPeople(needs.table, ids);
  return new Map(people.flatMap((person) => (person === undefined ? [] : [[person.id, person]])));
};

const readerOf = (letter: Letter, readers: ReadonlyMap<string, Person>) => {
  const { name, calledInLetter, person } = shownReader(
    letter,
    "person" in letter.to ? readers.get(letter.to.person) : undefined,
  );
  return { to: name, toId: person, calledInLetter };
};

/** Letters as rows of the outbox. */
export const outboxRows = async (needs: PageNeeds, letters: readonly Letter[]) => {
  const readers = await readersOf(needs, letters);
  const today = localDate(needs.now());
  return letters.map((letter) => ({
    id: letter.id,
    // What a tick in the list stands for: the letter as it was when it was shown.
    value: `${letter.id}:${letter.revision ?? 1}`,
    title: titleOf(letter),
    ...readerOf(letter, readers),
    href: toPath(paths.deskOutboxLetter, { id: letter.id }),
    about: letterAbout(letter),
    readers: letter.readers ?? 1,
    ...(letter.readers !== undefined && { to: sayPeople(letter.readers), toId: undefined }),
    toReplace: toReplaceIn(letter),
    writtenAt: letter.queuedAt,
    late: waitsTooLong(localDate(letter.queuedAt), today, isBankHoliday),
  }));
};
