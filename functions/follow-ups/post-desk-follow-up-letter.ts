import { letterForm } from "../../shared/follow-ups/input.ts";
import { writeLetters } from "../../shared/follow-ups/letter-commands.ts";
import { isToDo } from "../../shared/follow-ups/run.ts";
import { formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { fields } from "../entry-points/request.ts";
import { findStep } from "./follow-up-page.ts";
import { showLetterForm } from "./letter-page.ts";

/** Puts the letters that do a step into the outbox. */
export const postDeskFollowUpLetter: DeskPage = async (needs, request, visit) => {
  const found = await findStep(needs.table, request);
  if (found === undefined || !found.step.evidence.includes("letter") || !isToDo(found.step))
    return visit.show(notFound, {}, 404);
  const answers = fields(request.form);
  const form = letterForm.safeParse(answers);
  if (!form.success)
    return showLetterForm(needs, visit, found, { answers, errors: formErrors(form.error) }, 422);
  const asked = { project: found.project.reference, step: found.step.step, ...form.data };
  const once = requestName(visit.formId, asked);
  await writeLetters(needs, asked, { occasion: visit.occasion, once });
  const parts = { reference: asked.project, step: asked.step };
  return { redirect: `${toPath(paths.deskFollowUp, parts)}?done=letters` };
};
