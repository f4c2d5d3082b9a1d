import * as z from "zod/mini";
import type { Entry } from "../../shared/journal/entry.ts";
import { entryTitles } from "../../shared/journal/entry-titles.ts";
import { readHistory } from "../../shared/journal/store.ts";
import { type Letter, maySendAgain } from "../../shared/letters/letter.ts";
import { letterTitles } from "../../shared/letters/letter-titles.ts";
import { sendAgain } from "../../shared/letters/send-again.ts";
import { readLetter, readLetters, readNotices } from "../../shared/letters/store.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { subjectName } from "../../shared/pages/subject-path.ts";
import { readPeople } from "../../shared/people/store.ts";
import { readItem } from "../../shared/platform/dynamo.ts";
import { view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import { addressNotice } from "./address/address-notice.ts";
import letterPage from "./desk-letter.njk";
import { letterAbout } from "./letter-about.ts";
import { shownReader } from "./letter-reader.ts";
import { statusTags } from "./letter-status.ts";
import { preview } from "./preview.ts";

const evidence = (letter: Letter, history: readonly Entry[]) => [
  // Of one that was sent again the history says when that was; it was written before all of it.
  ...(letter.again === undefined ? [{ text: "Queued", at: letter.queuedAt }] : []),
  ...history.map(({ name, at }) => ({ text: entryTitles.get(name) ?? name, at })),
];

/** One letter as it reads, with the evidence of what became of it. */
export const page = deskPage({
  path: paths.deskLetter,
  names: (_needs, { request }) => z.uuid().safeParse(request.parameters.id).data,
  load: async ({ table }, id) => {
    const letter = await readLetter(table, id);
    if (letter === undefined) return undefined;
    const [[person], history, enclosed, told] = await Promise.all([
      readPeople(table, "person" in letter.to ? [letter.to.person] : []),
      readHistory(table, `letter:${letter.id}`),
      letter.encloses === undefined ? undefined : readItem(table, letter.encloses),
      readLetters(table, letter.digest ?? []),
    ]);
    return { letter, person, history, enclosed, told, beside: await readNotices(table, told) };
  },
  show: (needs, { letter, person, history, enclosed, told, beside }) => {
    const to = shownReader(letter, person);
    return view(letterPage, {
      letter,
      heading: letterTitles.get(letter.kind) ?? letter.kind,
      to: to.name,
      toId: to.person,
      address: to.address,
      about: letterAbout(letter),
      status: statusTags[letter.status],
      reason: to.reason,
      // Where the reader stays unnamed, so does their address.
      addressHref:
        to.address === undefined || person === undefined
          ? undefined
          : toPath(paths.deskAddress, { person: person.id }),
      again: maySendAgain(letter),
      addressNotice: to.address !== undefined && maySendAgain(letter) ? addressNotice(person) : undefined,
      evidence: evidence(letter, history),
      inDigest: letter.inDigest === undefined ? undefined : toPath(paths.deskLetter, { id: letter.inDigest }),
      digest: told.map(({ id, about }) => ({
        text: subjectName(about),
        href: toPath(paths.deskLetter, { id }),
      })),
      content: preview(needs, letter, { name: to.calledInLetter, enclosed, beside }),
    });
  },
  steps: (step) => ({
    again: step({
      run: (needs, id, given) => sendAgain(needs, id, given),
      done: "1 letter goes out again in a moment.",
    }),
  }),
  refusals: {
    "on-its-way": "This letter is on its way or has arrived. Someone may have sent it again already.",
    erased: "This letter cannot be sent any more: what it needs was erased.",
  },
});
