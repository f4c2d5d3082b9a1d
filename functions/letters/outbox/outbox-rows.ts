import type { Letter } from "../../../shared/letters/letter.ts";
import { letterTitles } from "../../../shared/letters/letter-titles.ts";
import { waitsTooLong } from "../../../shared/letters/outbox.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { subjectName, subjectPath } from "../../../shared/pages/subject-path.ts";
import { readPeople } from "../../../shared/people/store.ts";
import { isBankHoliday } from "../../../shared/platform/bank-holidays.ts";
import { localDate } from "../../../shared/platform/wall-clock.ts";
import type { PageNeeds } from "../../entry-points/page.ts";

const titleOf = (letter: Letter): string => letterTitles.get(letter.kind) ?? letter.kind;

const namesOf = async (
  needs: PageNeeds,
  letters: readonly Letter[],
): Promise<ReadonlyMap<string, string>> => {
  const ids = [...new Set(letters.flatMap(({ to }) => ("person" in to ? [to.person] : [])))];
  const people = await readPeople(needs.table, ids);
  return new Map(people.flatMap((person) => (person === undefined ? [] : [[person.id, person.name]])));
};

const readerOf = (letter: Letter, names: ReadonlyMap<string, string>): string =>
  "team" in letter.to ? "The team" : (names.get(letter.to.person) ?? "Erased");

/** Letters as rows of the outbox. */
export const outboxRows = async (needs: PageNeeds, letters: readonly Letter[]) => {
  const names = await namesOf(needs, letters);
  const today = localDate(needs.now());
  return letters.map((letter) => ({
    id: letter.id,
    // What a tick in the list stands for: the letter as it was when it was shown.
    value: `${letter.id}:${letter.revision ?? 1}`,
    title: titleOf(letter),
    to: readerOf(letter, names),
    href: toPath(paths.deskOutboxLetter, { id: letter.id }),
    about: { text: subjectName(letter.about), href: subjectPath(letter.about) },
    writtenAt: letter.queuedAt,
    late: waitsTooLong(localDate(letter.queuedAt), today, isBankHoliday),
  }));
};
