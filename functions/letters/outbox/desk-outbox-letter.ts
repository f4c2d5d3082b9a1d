import * as z from "zod/mini";
import { letterKinds } from "../../../shared/all-letters.ts";
import { invitationStands } from "../../../shared/follow-ups/webinar/approval.ts";
import { approveLetter, discardLetter, rewordLetter, wordsOf } from "../../../shared/letters/outbox.ts";
import { readLetter } from "../../../shared/letters/store.ts";
import { letterSubject, letterText } from "../../../shared/letters/writing/typed-words.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { prose } from "../../../shared/pages/typed.ts";
import { readPeople } from "../../../shared/people/store.ts";
import { view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { field, type PageRequest } from "../../entry-points/request.ts";
import { addressNotice } from "../address/address-notice.ts";
import { preview } from "../preview.ts";
import outboxLetter from "./desk-outbox-letter.njk";
import { outboxRows, sayPeople } from "./outbox-rows.ts";
import { whyNotApproved } from "./why-not-approved.ts";

const wordsForm = z.object({
  subject: letterSubject,
  body: letterText({ missing: "Enter the letter", name: "Letter", most: 10_000 }),
});

const reasonForm = z.object({
  reason: prose({ missing: "Enter why the letter is not sent", name: "Reason", most: 500 }),
});

/** The revision of the words that the person saw. */
const seenRevision = ({ form }: PageRequest): number => Math.trunc(Number(field(form, "_revision"))) || 0;

/** One waiting letter as it will look: to approve it, change its words or discard it. */
export const page = deskPage({
  path: paths.deskOutboxLetter,
  names: (_needs, { request }) => z.uuid().safeParse(request.parameters.id).data,
  load: ({ table }, id) => readLetter(table, id),
  show: async (needs, letter, { request }) => {
    const [[row], [person]] = await Promise.all([
      outboxRows(needs, [letter]),
      readPeople(needs.table, "person" in letter.to ? [letter.to.person] : []),
    ]);
    const stored = wordsOf(letter, letterKinds.get(letter.kind));
    const typed = Object.fromEntries(
      ["subject", "body", "reason"].flatMap((name) => {
        const value = request.form.get(name)?.[0];
        return value === undefined ? [] : [[name, value]];
      }),
    );
    return view(outboxLetter, {
      row,
      letter,
      revision: letter.revision ?? 1,
      waiting: letter.status === "waiting",
      people: sayPeople(letter.readers ?? 1),
      addressNotice: addressNotice(person),
      editable: stored !== undefined,
      // What somebody typed stays in the form, also when the letter has changed meanwhile.
      words: { ...stored, ...typed },
      letterHref: toPath(paths.deskLetter, { id: letter.id }),
      content: preview(needs, letter, { name: row?.calledInLetter ?? "", enclosed: undefined, beside: [] }),
    });
  },
  steps: (step) => ({
    approve: step({
      run: async (needs, id, given) => {
        const seen = { id, revision: seenRevision(given.request) };
        const stands = invitationStands(needs.table, given.occasion.now);
        const approved = await approveLetter(needs, { ...seen, stands }, given);
        if ("refusal" in approved) return approved;
        const readers = String(approved.done.readers);
        return { done: true, leadsTo: paths.deskOutbox, keep: { done: "approved", count: "1", readers } };
      },
    }),
    discard: step({
      form: reasonForm,
      run: async (needs, id, given) => {
        const discarded = await discardLetter(needs, { id, reason: given.form.reason }, given);
        if ("refusal" in discarded) return discarded;
        return { ...discarded, leadsTo: `${paths.deskOutbox}?done=discarded` };
      },
    }),
    save: step({
      form: wordsForm,
      run: (needs, id, given) =>
        rewordLetter(
          needs,
          {
            id,
            revision: seenRevision(given.request),
            words: given.form,
            kindOf: ({ kind }) => letterKinds.get(kind),
          },
          given,
        ),
      done: "Saved. Read it once more before you approve it.",
    }),
  }),
  arrivals: {
    message: "The message waits here. Nobody gets it before it is approved.",
  },
  refusals: {
    ...whyNotApproved,
    changed:
      "Someone changed this letter since you opened it. What it says now is below; what you typed is in the form.",
    "not-editable": "The words of this kind of letter cannot be changed.",
  },
});
