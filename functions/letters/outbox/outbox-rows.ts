import type { Letter } from "../../../shared/letters/letter.ts";
import { letterTitles } from "../../../shared/letters/letter-titles.ts";
import { waitsTooLong } from "../../../shared/letters/outbox.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { subjectName, subjectPath } from "../../../shared/pages/subject-path.ts";
import type { Person } from "../../../shared/people/person.ts";
import { readPeople } from "../../../shared/people/store.ts";
import { isBankHoliday } from "../../../shared/platform/bank-holidays.ts";
import { localDate } from "../../../shared/platform/wall-clock.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { shownReader } from "../letter-reader.ts";

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
  const { name, calledInLetter } = shownReader(
    letter,
    "person" in letter.to ? readers.get(letter.to.person) : undefined,
  );
  return { to: name, calledInLetter };
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
    about: { text: subjectName(letter.about), href: subjectPath(letter.about) },
    writtenAt: letter.queuedAt,
    late: waitsTooLong(localDate(letter.queuedAt), today, isBankHoliday),
  }));
};
