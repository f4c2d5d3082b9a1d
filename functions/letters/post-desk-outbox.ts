import * as z from "zod";
import { approveLetter } from "../../shared/letters/outbox.ts";
import { readLetters } from "../../shared/letters/store.ts";
import { formError } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { paths } from "../../shared/pages/paths.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { type Form, field } from "../entry-points/request.ts";
import confirmPage from "./desk-outbox-confirm.njk";
import { outboxRows, showOutbox } from "./outbox-view.ts";

/** As many letters as one read gives. */
const MOST_LETTERS = 100;

const tickedSchema = z.object({ id: z.uuid(), revision: z.coerce.number<string>().int().positive() });

const tickedIn = (form: Form): ReadonlyMap<string, number> =>
  new Map(
    (form.get("letters") ?? []).slice(0, MOST_LETTERS).flatMap((text): [string, number][] => {
      const [id, revision] = text.split(":");
      const read = tickedSchema.safeParse({ id, revision });
      return read.success ? [[read.data.id, read.data.revision]] : [];
    }),
  );

/** Approves the ticked letters, after saying once more how many they are. One that changed since it was shown stays and is named. */
export const postDeskOutbox: DeskPage = async (needs, request, visit) => {
  const ticked = tickedIn(request.form);
  if (ticked.size === 0)
    return showOutbox(needs, visit, { errors: formError("letters", "Tick the letters to approve") }, 422);
  const letters = await readLetters(needs.table, [...ticked.keys()]);
  const waiting = letters.filter(({ status }) => status === "waiting");
  if (field(request.form, "_step") !== "approve" && waiting.length > 0)
    return visit.show(confirmPage, { letters: await outboxRows(needs, waiting) });
  let approved = 0;
  for (const letter of letters) {
    const revision = ticked.get(letter.id) ?? 0;
    const once = requestName(visit.formId, { approve: letter.id, revision });
    const done = await approveLetter(needs, letter, revision, { occasion: visit.occasion, once });
    if ("done" in done) approved += 1;
  }
  if (approved === ticked.size) return { redirect: `${paths.deskOutbox}?approved=${approved}` };
  const text = `${approved} of ${ticked.size} letters were approved. The others were changed, approved or discarded by somebody else meanwhile: look at them again.`;
  return showOutbox(needs, visit, { errors: formError("letters", text) }, 409);
};
