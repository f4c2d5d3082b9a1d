import * as z from "zod";
import {
  beginWithHeld,
  fileHeld,
  type HeldAsked,
  type HeldMailChanged,
  markHeld,
} from "../../shared/enquiries/held-mail-commands.ts";
import { readHeldMail } from "../../shared/enquiries/held-mail-store.ts";
import { type FormErrors, formError } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { parseReference } from "../../shared/platform/references.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { field, fields } from "../entry-points/request.ts";
import { showHeldMail } from "./get-desk-held-mail.ts";

const WRONG_REFERENCE = "Enter the reference of an enquiry, like ENQ-4F7K-2Q9C";

const refusals = {
  decided: formError(
    "maincontent",
    "Somebody has already decided about this mail. Look at how it stands now.",
  ),
  merged: formError(
    "reference",
    "That enquiry was merged into another one. Enter the reference of the one that leads it.",
  ),
  virus: formError("maincontent", "A mail with a virus cannot be passed on. You can discard it."),
  "no-such-enquiry": formError(
    "reference",
    "There is no enquiry with this reference. Check it at the inbox.",
  ),
} as const;

type Taken = { readonly changed: HeldMailChanged } | { readonly errors: FormErrors };

const take = async (
  needs: PageNeeds,
  asked: HeldAsked,
  { step, answers }: { readonly step: string; readonly answers: Readonly<Record<string, string>> },
): Promise<Taken> => {
  if (step === "begin") return { changed: await beginWithHeld(needs, asked) };
  if (step === "discarded" || step === "held") return { changed: await markHeld(needs, asked, step) };
  if (step !== "file")
    return {
      errors: formError("maincontent", "Say what to do with the mail: press one of the buttons below."),
    };
  const reference = parseReference("enquiry", answers["reference"] ?? "");
  if (reference === null) return { errors: formError("reference", WRONG_REFERENCE) };
  return { changed: await fileHeld(needs, asked, { reference, admit: answers["admit"] === "yes" }) };
};

/** Puts a held mail into a conversation, makes an enquiry of it, discards it, or takes that back. */
export const postDeskHeldMail: DeskPage = async (needs, request, visit) => {
  const id = z.uuid().safeParse(request.parameters["id"]);
  if (!id.success) return visit.show(notFound, {}, 404);
  const step = field(request.form, "_step");
  const answers = fields(request.form);
  const once = requestName(visit.formId, { id: id.data, step, ...answers });
  const taken = await take(needs, { id: id.data, once, occasion: visit.occasion }, { step, answers });
  if ("changed" in taken && "done" in taken.changed) {
    const { into } = taken.changed;
    if (into !== undefined)
      return { redirect: `${toPath(paths.deskEnquiry, { reference: into })}?done=filed` };
    return { redirect: `${toPath(paths.deskHeldMail, { id: id.data })}?done=${step}` };
  }
  const held = await readHeldMail(needs.table, id.data);
  if (held === undefined) return visit.show(notFound, {}, 404);
  if ("errors" in taken) return showHeldMail(visit, held, { answers, errors: taken.errors }, 422);
  const refusal = "refusal" in taken.changed ? taken.changed.refusal : "unknown";
  if (refusal === "unknown") return visit.show(notFound, {}, 404);
  return showHeldMail(visit, held, { answers, errors: refusals[refusal] }, 409);
};
