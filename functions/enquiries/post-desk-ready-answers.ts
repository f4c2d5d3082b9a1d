import { readyAnswerForm } from "../../shared/enquiries/ready-answer.ts";
import {
  dropReadyAnswer,
  loadProductSet,
  type ReadyAnswerChanged,
  saveReadyAnswer,
} from "../../shared/enquiries/ready-answer-commands.ts";
import { type FormErrors, formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { paths } from "../../shared/pages/paths.ts";
import type { DeskPage, DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { type Form, field, fields } from "../entry-points/request.ts";
import { showReadyAnswers } from "./get-desk-ready-answers.ts";

type Taken = { readonly changed: ReadyAnswerChanged } | { readonly errors: FormErrors };

const take = async (needs: PageNeeds, visit: DeskVisit, form: Form, step: string): Promise<Taken> => {
  const id = field(form, "id");
  const answers = { ...fields(form), kinds: form.get("kinds") ?? [] };
  const made = { once: requestName(visit.formId, { step, ...answers }), occasion: visit.occasion };
  if (step === "load") return { changed: await loadProductSet(needs, made) };
  if (step === "remove") return { changed: await dropReadyAnswer(needs, id, made) };
  if (step !== "save") return { errors: formError("maincontent", "Press one of the buttons below.") };
  const read = readyAnswerForm.safeParse(answers);
  if (!read.success) return { errors: formErrors(read.error) };
  const version = Number(field(form, "version"));
  const before = id !== "" && Number.isInteger(version) ? { id, version } : undefined;
  return { changed: await saveReadyAnswer(needs, read.data, made, before) };
};

const CHANGED =
  "Somebody changed this ready answer meanwhile. What you wrote is still here: look at theirs first.";

/** Saves a ready answer, removes one, or loads the set that comes with the product. */
export const postDeskReadyAnswers: DeskPage = async (needs, request, visit) => {
  const step = field(request.form, "_step");
  const taken = await take(needs, visit, request.form, step);
  if ("changed" in taken && "done" in taken.changed)
    return { redirect: `${paths.deskReadyAnswers}?done=${step}` };
  const answers = { ...fields(request.form), kinds: request.form.get("kinds") ?? [] };
  const edit = field(request.form, "id");
  if ("errors" in taken) return showReadyAnswers(needs, visit, { answers, edit, errors: taken.errors }, 422);
  return showReadyAnswers(needs, visit, { answers, edit, errors: formError("maincontent", CHANGED) }, 409);
};
