import * as z from "zod";
import { letterKinds } from "../../shared/letters/catalogue.ts";
import type { Letter } from "../../shared/letters/letter.ts";
import { waitsTooLong, wordsOf } from "../../shared/letters/outbox.ts";
import { listWaiting, readLetter } from "../../shared/letters/store.ts";
import type { FormErrors } from "../../shared/pages/form-errors.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { subjectName, subjectPath } from "../../shared/pages/subject-path.ts";
import { readPeople } from "../../shared/people/store.ts";
import { isBankHoliday } from "../../shared/platform/bank-holidays.ts";
import { localDate } from "../../shared/platform/wall-clock.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import type { PageRequest } from "../entry-points/request.ts";
import outboxPage from "./desk-outbox.njk";
import outboxLetterPage from "./desk-outbox-letter.njk";
import { preview } from "./preview.ts";

const titleOf = (letter: Letter): string => letterKinds.get(letter.kind)?.title ?? letter.kind;

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

/** The outbox: the letters that wait for a person to approve them. */
export const showOutbox = async (
  needs: PageNeeds,
  visit: DeskVisit,
  more: object = {},
  status = 200,
): Promise<PageAnswer> =>
  visit.show(
    outboxPage,
    { letters: await outboxRows(needs, await listWaiting(needs.table)), ...more },
    status,
  );

/** The letter whose id is in the address, or the page that says it is not there. One read. */
export const findLetter = async (
  needs: PageNeeds,
  request: PageRequest,
  visit: DeskVisit,
): Promise<{ readonly letter: Letter } | PageAnswer> => {
  const id = z.uuid().safeParse(request.parameters["id"]);
  const letter = id.success ? await readLetter(needs.table, id.data) : undefined;
  return letter === undefined ? visit.show(notFound, {}, 404) : { letter };
};

/** One waiting letter as it will look, with what can be done with it. */
export const showOutboxLetter = async (
  needs: PageNeeds,
  visit: DeskVisit,
  letter: Letter,
  more: {
    readonly words?: Readonly<Record<string, string>>;
    readonly errors?: FormErrors;
    readonly done?: string | undefined;
  } = {},
  status = 200,
): Promise<PageAnswer> => {
  const [row] = await outboxRows(needs, [letter]);
  const words = wordsOf(letter, letterKinds.get(letter.kind));
  return visit.show(
    outboxLetterPage,
    {
      row,
      letter,
      revision: letter.revision ?? 1,
      waiting: letter.status === "waiting",
      editable: words !== undefined,
      words,
      letterHref: toPath(paths.deskLetter, { id: letter.id }),
      content: preview(needs, letter, { name: row?.to ?? "", enclosed: undefined }),
      ...more,
    },
    status,
  );
};
