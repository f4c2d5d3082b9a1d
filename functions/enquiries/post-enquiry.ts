import { receiveEnquiry } from "../../shared/enquiries/decide.ts";
import { type EnquiryForm, enquiryForm } from "../../shared/enquiries/input.ts";
import { enquiryKinds } from "../../shared/enquiries/kinds.ts";
import { saveNewEnquiry } from "../../shared/enquiries/store.ts";
import { formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { addressKey, introduce } from "../../shared/people/store.ts";
import { readItems } from "../../shared/platform/dynamo.ts";
import { makeLink } from "../../shared/platform/links.ts";
import { newReference } from "../../shared/platform/references.ts";
import type { Page, PageNeeds, Visit } from "../entry-points/page.ts";
import { field, fields } from "../entry-points/request.ts";
import enquiryPage from "./enquiry.njk";
import checkPage from "./enquiry-check.njk";
import { kindItems } from "./kind-items.ts";

const MOST_TRIES = 3;

/** Takes in the enquiry and gives its reference; the same request again gives the same reference and nothing more. */
const send = async (needs: PageNeeds, form: EnquiryForm, visit: Visit): Promise<string> => {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const [address] = await readItems(needs.table, [addressKey(form.email)]);
    const sender = introduce(form, address, needs.newId);
    const reference = newReference("enquiry", needs.randomBytes);
    const decision = receiveEnquiry(form, { person: sender.id, reference }, visit.occasion);
    const saved = await saveNewEnquiry(needs, decision, {
      once: requestName(visit.formId, form),
      newcomer: sender.writes,
    });
    if (saved.outcome === "committed") return reference;
    if (saved.outcome === "repeated") return String(saved.result["reference"]);
  }
  throw new Error(`An enquiry could not be saved in ${MOST_TRIES} tries.`);
};

const rows = (form: EnquiryForm) => [
  { label: "About", value: enquiryKinds[form.kind] },
  { label: "Message", value: form.message },
  { label: "Name", value: form.name },
  { label: "Email address", value: form.email },
  { label: "Organisation", value: form.organisation },
];

/** Checks the answers, shows them once more, and sends the enquiry. */
export const postEnquiry: Page = async (needs, request, visit) => {
  const answers = fields(request.form);
  const step = field(request.form, "_step");
  const form = enquiryForm.safeParse(answers);
  if (!form.success)
    return visit.show(enquiryPage, { answers, kinds: kindItems, errors: formErrors(form.error) }, 422);
  if (step === "change") return visit.show(enquiryPage, { answers, kinds: kindItems });
  if (step !== "send") return visit.show(checkPage, { answers: form.data, rows: rows(form.data) });
  // A robot that filled in the trap is answered like a person, so that it learns nothing.
  const trapped = field(request.form, "_website") !== "";
  const reference = trapped
    ? newReference("enquiry", needs.randomBytes)
    : await send(needs, form.data, visit);
  return { redirect: toPath(paths.enquirySent, { token: makeLink(needs.keys, "sent-enquiry", reference) }) };
};
