import * as z from "zod/mini";
import { invitationStands } from "../../../shared/follow-ups/webinar/approval.ts";
import { type ApprovalRefusal, approveLetter, type SeenLetter } from "../../../shared/letters/outbox.ts";
import { listWaiting, readLetters } from "../../../shared/letters/store.ts";
import { formError } from "../../../shared/pages/form-errors.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { firstOf } from "../../../shared/platform/text.ts";
import { formInProgress, leadOn } from "../../entry-points/form-pages.ts";
import { nothing, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import type { Form } from "../../entry-points/request.ts";
import type { Fields } from "../../entry-points/typed-fields.ts";
import outbox from "./desk-outbox.njk";
import confirm from "./desk-outbox-confirm.njk";
import { outboxRows, readersOfAll, sayPeople } from "./outbox-rows.ts";
import { whyNotApproved } from "./why-not-approved.ts";

/** As many letters as one read gives. */
const MOST_LETTERS = 100;

const tickedSchema = z.object({
  id: z.uuid(),
  revision: z.coerce.number<string>().check(z.int(), z.positive()),
});

/** The letters that were ticked, each as it was when the list was shown. */
const tickedIn = (form: Form): readonly SeenLetter[] =>
  firstOf(form.get("letters") ?? [], MOST_LETTERS).shown.flatMap((text) => {
    const [id, revision] = text.split(":");
    return tickedSchema.safeParse({ id, revision }).data ?? [];
  });

const sayLetters = (count: number): string =>
  count === 1 ? "1 letter" : `${count.toLocaleString("en-GB")} letters`;

const sayApproved = ({ count = "", readers = "" }: Fields): string => {
  const [letters, people] = [Number(count) || 0, Number(readers) || 0];
  return letters === people
    ? `You approved ${sayLetters(letters)}. ${letters === 1 ? "It is" : "They are"} on the way.`
    : `You approved ${sayLetters(letters)}, on the way to ${sayPeople(people)}.`;
};

/** Why some of the ticked letters were not approved, each reason once. */
const sayLeft = (left: readonly ApprovalRefusal[]): string =>
  [...new Set(left)].map((refusal) => whyNotApproved[refusal]).join(" ");

/** The letters that wait for a person: to approve the ticked ones, after saying once more how many they are. One that changed since it was shown stays. */
export const page = deskPage({
  path: paths.deskOutbox,
  names: nothing,
  load: (_needs, named) => named,
  show: async (needs) => {
    const part = await listWaiting(needs.table);
    return view(outbox, { part, letters: await outboxRows(needs, part.shown) });
  },
  asks: {
    approve: async (needs, _found, { visit }) => {
      const going = await formInProgress(needs, visit);
      const ids = going === undefined ? [] : tickedIn(going.form).map(({ id }) => id);
      const letters = (await readLetters(needs.table, ids)).filter(({ status }) => status === "waiting");
      if (going === undefined || letters.length === 0) return { redirect: paths.deskOutbox };
      const readers = sayPeople(readersOfAll(letters));
      return view(confirm, { letters: await outboxRows(needs, letters), readers, ...going.fields });
    },
  },
  steps: (step) => ({
    ask: step({
      run: async (needs, _named, given) =>
        tickedIn(given.request.form).length === 0
          ? { errors: formError("letters", "Tick the letters to approve") }
          : { goOn: await leadOn(needs, given, { path: paths.deskOutbox, ask: "approve" }) },
    }),
    approve: step({
      run: async (needs, _named, given) => {
        const ticked = tickedIn(given.request.form);
        const letters = await readLetters(
          needs.table,
          ticked.map(({ id }) => id),
        );
        const stands = invitationStands(needs.table, given.occasion.now);
        const approved: string[] = [];
        const left: ApprovalRefusal[] = [];
        for (const letter of ticked) {
          const command = { ...given, once: `${given.once}:${letter.id}` };
          const answer = await approveLetter(needs, { ...letter, stands }, command);
          if ("done" in answer) approved.push(letter.id);
          else left.push(answer.refusal === "unknown" ? "settled" : answer.refusal);
        }
        const [count, readers] = [
          approved.length,
          readersOfAll(letters.filter(({ id }) => approved.includes(id))),
        ];
        if (ticked.length > 0 && left.length === 0)
          return { done: true, keep: { count: String(count), readers: String(readers) } };
        const text = `${count} of ${ticked.length} letters ${count === 1 ? "was" : "were"} approved, to ${sayPeople(readers)}. ${sayLeft(left)}`;
        return { errors: formError("letters", text) };
      },
      done: sayApproved,
    }),
  }),
  arrivals: { approved: sayApproved, discarded: "You discarded the letter. It is not sent." },
  refusals: {},
});
