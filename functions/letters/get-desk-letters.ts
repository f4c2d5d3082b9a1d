import * as z from "zod";
import { letterKinds } from "../../shared/letters/catalogue.ts";
import { listLetters } from "../../shared/letters/store.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { subjectName, subjectPath } from "../../shared/pages/subject-path.ts";
import { readPeople } from "../../shared/people/store.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { addDays } from "../../shared/platform/wall-clock.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import lettersPage from "./desk-letters.njk";
import { sayReason, statusTags } from "./letter-status.ts";

const dayOf = (day: string | undefined, today: string): string => {
  const read = z.iso.date().safeParse(day);
  return read.success && read.data <= today ? read.data : today;
};

/** The letters of a day: what was sent to whom, and what became of it. */
export const getDeskLetters: DeskPage = async (needs, request, visit) => {
  const today = utcDate(needs.now());
  const day = dayOf(request.query["day"], today);
  const letters = await listLetters(needs.table, day);
  const ids = [...new Set(letters.flatMap(({ to }) => ("person" in to ? [to.person] : [])))];
  const people = await readPeople(needs.table, ids);
  const names = new Map(ids.map((id, at) => [id, people[at]?.name]));
  return visit.show(lettersPage, {
    day: `${day}T12:00:00.000Z`,
    before: `${paths.deskLetters}?day=${addDays(day, -1)}`,
    after: day === today ? undefined : `${paths.deskLetters}?day=${addDays(day, 1)}`,
    letters: letters.map((letter) => ({
      href: toPath(paths.deskLetter, { id: letter.id }),
      title: letterKinds.get(letter.kind)?.title ?? letter.kind,
      to: "team" in letter.to ? "The team" : (names.get(letter.to.person) ?? "Erased"),
      about: { text: subjectName(letter.about), href: subjectPath(letter.about) },
      queuedAt: letter.queuedAt,
      tag: statusTags[letter.status],
      reason: sayReason(letter.reason),
    })),
  });
};
