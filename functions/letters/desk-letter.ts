import * as z from "zod/mini";
import type { Entry } from "../../shared/journal/entry.ts";
import { entryTitles } from "../../shared/journal/entry-titles.ts";
import { readHistory } from "../../shared/journal/store.ts";
import type { Letter } from "../../shared/letters/letter.ts";
import { letterTitles } from "../../shared/letters/letter-titles.ts";
import { readLetter } from "../../shared/letters/store.ts";
import { paths } from "../../shared/pages/paths.ts";
import { subjectName, subjectPath } from "../../shared/pages/subject-path.ts";
import { readPeople } from "../../shared/people/store.ts";
import { readItem } from "../../shared/platform/dynamo.ts";
import { view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import letterPage from "./desk-letter.njk";
import { sayReason, statusTags } from "./letter-status.ts";
import { preview } from "./preview.ts";

const evidence = (letter: Letter, history: readonly Entry[]) => [
  { text: "Queued", at: letter.queuedAt },
  ...history.map(({ name, at }) => ({ text: entryTitles.get(name) ?? name, at })),
];

/** One letter as it reads, with the evidence of what became of it. */
export const page = deskPage({
  path: paths.deskLetter,
  names: (_needs, { request }) => z.uuid().safeParse(request.parameters.id).data,
  load: async ({ table }, id) => {
    const letter = await readLetter(table, id);
    if (letter === undefined) return undefined;
    const [[person], history, enclosed] = await Promise.all([
      readPeople(table, "person" in letter.to ? [letter.to.person] : []),
      readHistory(table, `letter:${letter.id}`),
      letter.encloses === undefined ? undefined : readItem(table, letter.encloses),
    ]);
    return { letter, person, history, enclosed };
  },
  show: (needs, { letter, person, history, enclosed }) => {
    const to = "team" in letter.to ? "The team" : (person?.name ?? "Erased");
    return view(letterPage, {
      letter,
      heading: letterTitles.get(letter.kind) ?? letter.kind,
      to,
      address: person?.email,
      about: { text: subjectName(letter.about), href: subjectPath(letter.about) },
      status: statusTags[letter.status],
      reason: sayReason(letter.reason),
      evidence: evidence(letter, history),
      content: preview(needs, letter, { name: to, enclosed }),
    });
  },
});
