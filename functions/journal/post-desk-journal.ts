import { commit } from "../../shared/journal/commit.ts";
import { RepublishRequested } from "../../shared/journal/entries.ts";
import { record } from "../../shared/journal/entry.ts";
import { republishForm } from "../../shared/journal/input.ts";
import { formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { paths } from "../../shared/pages/paths.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { fields } from "../entry-points/request.ts";
import { showJournal } from "./journal-view.ts";

/** Has the entries of a period published again. */
export const postDeskJournal: DeskPage = async (needs, request, visit) => {
  const answers = fields(request.form);
  const form = republishForm.safeParse(answers);
  if (!form.success)
    return showJournal(needs, request, visit, { answers, errors: formErrors(form.error) }, 422);
  const asked = record(RepublishRequested, { subject: "period", data: form.data }, visit.occasion);
  await commit(needs, { once: requestName(visit.formId, form.data), entries: [asked] });
  return { redirect: `${paths.deskJournal}?done=republish` };
};
