import * as z from "zod";
import { type FormErrors, formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { parseReference } from "../../shared/platform/references.ts";
import { type Changed, closeStep, reopenStep, skipStep } from "../../shared/projects/commands.ts";
import { evidenceForm, reasonForm } from "../../shared/projects/input.ts";
import { followUpSteps } from "../../shared/projects/recipe.ts";
import type { DeskPage, DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { field, fields, type PageRequest } from "../entry-points/request.ts";
import { findStep, showFollowUp } from "./follow-up-page.ts";
import { refusals } from "./refusals.ts";

const addressSchema = z.object({
  reference: z
    .string()
    .transform((typed) => parseReference("project", typed))
    .pipe(z.string()),
  step: z.enum(followUpSteps),
});

/** Gives the command that the pressed button stands for, or says what is wrong with its form. */
const obey = async (
  needs: PageNeeds,
  request: PageRequest,
  visit: DeskVisit,
  address: z.infer<typeof addressSchema>,
): Promise<Changed | { readonly errors: FormErrors }> => {
  const answers = fields(request.form);
  const given = (what: object) => ({
    occasion: visit.occasion,
    once: requestName(visit.formId, { ...address, ...what }),
  });
  const button = field(request.form, "_step");
  if (button === "reopen") return reopenStep(needs, address, given({ button }));
  if (button === "skip") {
    const form = reasonForm.safeParse(answers);
    if (!form.success) return { errors: formErrors(form.error) };
    return skipStep(needs, { ...address, ...form.data }, given(form.data));
  }
  const form = evidenceForm.safeParse(answers);
  if (!form.success) return { errors: formErrors(form.error) };
  return closeStep(needs, { ...address, ...form.data }, given(form.data));
};

/** Closes a follow-up with evidence or with a reason, or opens it again. One read and one transaction. */
export const postDeskFollowUp: DeskPage = async (needs, request, visit) => {
  const address = addressSchema.safeParse(request.parameters);
  if (!address.success) return visit.show(notFound, {}, 404);
  const answer = await obey(needs, request, visit, address.data);
  if ("outcome" in answer && answer.outcome === "done") {
    const [step] = answer.project.steps.filter((one) => one.step === address.data.step);
    return step?.status === "open"
      ? { redirect: `${toPath(paths.deskFollowUp, address.data)}?done=reopened` }
      : { redirect: `${toPath(paths.deskProject, address.data)}?done=step-${step?.status ?? "done"}` };
  }
  const found = await findStep(needs.table, request);
  if (found === undefined) return visit.show(notFound, {}, 404);
  const answers = fields(request.form);
  if ("errors" in answer) return showFollowUp(needs, visit, found, { answers, errors: answer.errors }, 422);
  const errors = formError("maincontent", refusals[answer.refusal]);
  return showFollowUp(needs, visit, found, { answers, errors }, 409);
};
