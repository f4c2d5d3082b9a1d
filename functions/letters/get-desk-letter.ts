import * as z from "zod";
import { catalogue } from "../../shared/journal/catalogue.ts";
import type { Entry } from "../../shared/journal/entry.ts";
import { readHistory } from "../../shared/journal/store.ts";
import { letterKinds } from "../../shared/letters/catalogue.ts";
import type { Letter } from "../../shared/letters/letter.ts";
import { readLetter } from "../../shared/letters/store.ts";
import notFound from "../../shared/pages/not-found.njk";
import { subjectName, subjectPath } from "../../shared/pages/subject-path.ts";
import { readPeople } from "../../shared/people/store.ts";
import { readItem } from "../../shared/platform/dynamo.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import letterPage from "./desk-letter.njk";
import { sayReason, statusTags } from "./letter-status.ts";
import { preview } from "./preview.ts";

const titles = new Map<string, string>(Object.values(catalogue).map(({ name, title }) => [name, title]));

const evidence = (letter: Letter, history: readonly Entry[]) => [
  { text: "Queued", at: letter.queuedAt },
  ...history.map(({ name, at }) => ({ text: titles.get(name) ?? name, at })),
];

/** One letter as it reads, with the evidence of what became of it. */
export const getDeskLetter: DeskPage = async (needs, request, visit) => {
  const id = z.uuid().safeParse(request.parameters["id"]);
  const letter = id.success ? await readLetter(needs.table, id.data) : undefined;
  if (letter === undefined) return visit.show(notFound, {}, 404);
  const [people, history, enclosed] = await Promise.all([
    readPeople(needs.table, "person" in letter.to ? [letter.to.person] : []),
    readHistory(needs.table, `letter:${letter.id}`),
    letter.encloses === undefined ? undefined : readItem(needs.table, letter.encloses),
  ]);
  const [person] = people;
  const to = "team" in letter.to ? "The team" : (person?.name ?? "Erased");
  return visit.show(letterPage, {
    letter,
    heading: letterKinds.get(letter.kind)?.title ?? letter.kind,
    to,
    address: person?.email,
    about: { text: subjectName(letter.about), href: subjectPath(letter.about) },
    status: statusTags[letter.status],
    reason: sayReason(letter.reason),
    evidence: evidence(letter, history),
    content: preview(needs, letter, { name: to, enclosed }),
  });
};
