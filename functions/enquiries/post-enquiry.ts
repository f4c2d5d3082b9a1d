import { sendEnquiry } from "../../shared/enquiries/commands.ts";
import { type EnquiryForm, enquiryForm } from "../../shared/enquiries/input.ts";
import { enquiryKinds } from "../../shared/enquiries/kinds.ts";
import { formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { makeLink } from "../../shared/platform/links.ts";
import { newReference } from "../../shared/platform/references.ts";
import type { Page } from "../entry-points/page.ts";
import { field, fields } from "../entry-points/request.ts";
import enquiryPage from "./enquiry.njk";
import checkPage from "./enquiry-check.njk";
import { kindItems } from "./kind-items.ts";

const rows = (form: EnquiryForm) => [
  { label: "About", value: enquiryKinds[form.kind] },
  { label: "Message", value: form.message },
  { label: "Name", value: form.name },
  { label: "Email address", value: form.email },
  { label: "Organisation", value: form.organisation },
];

/** Checks the answers, shows them once more, and sends the enquiry. */
export const postEnquiry: Page = async (needs, request, visit) => {
  const sent = (reference: string) => ({
    redirect: toPath(paths.enquirySent, { token: makeLink(needs.keys, "sent-enquiry", reference) }),
  });
  // A robot that filled in the trap is answered like a person whose enquiry was sent, so that it learns nothing.
  if (field(request.form, "_website") !== "") return sent(newReference("enquiry", needs.randomBytes));
  const answers = fields(request.form);
  const step = field(request.form, "_step");
  const form = enquiryForm.safeParse(answers);
  if (!form.success)
    return visit.show(enquiryPage, { answers, kinds: kindItems, errors: formErrors(form.error) }, 422);
  // One form from the first page to the last: whoever goes back and sends the same answers again sends the same enquiry.
  const formToken = field(request.form, "_form");
  if (step === "change") return visit.show(enquiryPage, { answers, kinds: kindItems, formToken });
  if (step !== "send") return visit.show(checkPage, { answers: form.data, rows: rows(form.data), formToken });
  return sent(await sendEnquiry(needs, form.data, requestName(visit.formId, form.data), visit.occasion));
};
