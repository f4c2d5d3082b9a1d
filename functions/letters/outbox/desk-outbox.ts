import * as z from "zod/mini";
import { approveLetter, type SeenLetter } from "../../../shared/letters/outbox.ts";
import { listWaiting, readLetters } from "../../../shared/letters/store.ts";
import { formError } from "../../../shared/pages/form-errors.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { formInProgress, leadOn } from "../../entry-points/form-pages.ts";
import { nothing, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import type { Form } from "../../entry-points/request.ts";
import outbox from "./desk-outbox.njk";
import confirm from "./desk-outbox-confirm.njk";
import { outboxRows } from "./outbox-rows.ts";

/** As many letters as one read gives. */
const MOST_LETTERS = 100;

const tickedSchema = z.object({
  id: z.uuid(),
  revision: z.coerce.number<string>().check(z.int(), z.positive()),
});

/** The letters that were ticked, each as it was when the list was shown. */
const tickedIn = (form: Form): readonly SeenLetter[] =>
  (form.get("letters") ?? []).slice(0, MOST_LETTERS).flatMap((text) => {
    const [id, revision] = text.split(":");
    return tickedSchema.safeParse({ id, revision }).data ?? [];
  });

const sayApproved = (count: string): string =>
  count === "1"
    ? "1 letter is approved and goes out."
    : `${Number(count) || 0} letters are approved and go out.`;

/** The letters that wait for a person: to approve the ticked ones, after saying once more how many they are. One that changed since it was shown stays. */
export const page = deskPage({
  path: paths.deskOutbox,
  names: nothing,
  load: (_needs, named) => named,
  show: async (needs) => view(outbox, { letters: await outboxRows(needs, await listWaiting(needs.table)) }),
  asks: {
    approve: async (needs, _found, { visit }) => {
      const going = await formInProgress(needs, visit);
      const ids = going === undefined ? [] : tickedIn(going.form).map(({ id }) => id);
      const letters = (await readLetters(needs.table, ids)).filter(({ status }) => status === "waiting");
      if (going === undefined || letters.length === 0) return { redirect: paths.deskOutbox };
      return view(confirm, { letters: await outboxRows(needs, letters), ...going.fields });
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
        let approved = 0;
        for (const letter of ticked) {
          const command = { ...given, once: `${given.once}:${letter.id}` };
          if ("done" in (await approveLetter(needs, letter, command))) approved += 1;
        }
        if (ticked.length > 0 && approved === ticked.length)
          return { done: true, keep: { count: String(approved) } };
        const text = `${approved} of ${ticked.length} letters were approved. The others were changed, approved or discarded by somebody else meanwhile: look at them again.`;
        return { errors: formError("letters", text) };
      },
      done: ({ count = "" }) => sayApproved(count),
    }),
  }),
  arrivals: { approved: "1 letter is approved and goes out.", discarded: "The letter is discarded." },
  refusals: {},
});
