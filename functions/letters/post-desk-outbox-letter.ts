import * as z from "zod";
import { letterKinds } from "../../shared/letters/catalogue.ts";
import type { Letter } from "../../shared/letters/letter.ts";
import {
  approveLetter,
  discardLetter,
  type OutboxChange,
  type OutboxRefusal,
  rewordLetter,
} from "../../shared/letters/outbox.ts";
import { type FormErrors, formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { typedProse } from "../../shared/pages/typed.ts";
import type { DeskPage, DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { type Form, field, fields } from "../entry-points/request.ts";
import { findLetter, showOutboxLetter } from "./outbox-view.ts";

const refusals: Readonly<Record<OutboxRefusal, string>> = {
  settled: "Somebody has already approved or discarded this letter.",
  changed:
    "Somebody changed this letter since you opened it. What it says now is below; what you typed is in the form.",
  "not-editable": "The words of this kind of letter cannot be changed.",
};

const text = (missing: string, most: number) =>
  z
    .string({ error: missing })
    .transform(typedProse)
    .pipe(
      z
        .string()
        .min(1, missing)
        .max(most, `Use ${most.toLocaleString("en-GB")} characters or less`),
    );

const wordsForm = z.object({
  subject: text("Enter the subject", 150).transform((line) => line.replaceAll(/\s+/g, " ")),
  body: text("Enter the letter", 10_000),
});

const reasonForm = z.object({ reason: text("Enter why the letter is not sent", 500) });

type Stepped = { readonly changed: OutboxChange; readonly to: string } | { readonly errors: FormErrors };

const step = async (
  needs: PageNeeds,
  { occasion, formId }: DeskVisit,
  letter: Letter,
  form: Form,
): Promise<Stepped> => {
  const name = field(form, "_step");
  const revision = Math.trunc(Number(field(form, "_revision"))) || 0;
  const once = requestName(formId, { name, letter: letter.id, revision, ...fields(form) });
  if (name === "approve")
    return {
      changed: await approveLetter(needs, letter, revision, { occasion, once }),
      to: `${paths.deskOutbox}?approved=1`,
    };
  if (name === "discard") {
    const read = reasonForm.safeParse(fields(form));
    if (!read.success) return { errors: formErrors(read.error) };
    const changed = await discardLetter(needs, letter, read.data.reason, { occasion, once });
    return { changed, to: `${paths.deskOutbox}?done=discarded` };
  }
  const kind = letterKinds.get(letter.kind);
  const read = wordsForm.safeParse(fields(form));
  if (!read.success) return { errors: formErrors(read.error) };
  if (kind === undefined) return { errors: formError("maincontent", refusals["not-editable"]) };
  const changed = await rewordLetter(needs, letter, { kind, words: read.data, revision }, once);
  return { changed, to: `${toPath(paths.deskOutboxLetter, { id: letter.id })}?done=saved` };
};

/** Approves, changes or discards a letter that waits. */
export const postDeskOutboxLetter: DeskPage = async (needs, request, visit) => {
  const found = await findLetter(needs, request, visit);
  if (!("letter" in found)) return found;
  const words = fields(request.form);
  const stepped = await step(needs, visit, found.letter, request.form);
  if ("errors" in stepped)
    return showOutboxLetter(needs, visit, found.letter, { words, errors: stepped.errors }, 422);
  if ("done" in stepped.changed) return { redirect: stepped.to };
  const now = await findLetter(needs, request, visit);
  if (!("letter" in now)) return now;
  const errors = formError("maincontent", refusals[stepped.changed.refusal]);
  const mine = words["subject"] === undefined ? {} : { words };
  return showOutboxLetter(needs, visit, now.letter, { ...mine, errors }, 409);
};
