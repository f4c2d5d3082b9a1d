import { sendEnquiry } from "../../shared/enquiries/commands.ts";
import { type EnquiryForm, readEnquiryForm } from "../../shared/enquiries/input.ts";
import { enquiryKinds, parseKind } from "../../shared/enquiries/kinds.ts";
import { formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { makeLink } from "../../shared/platform/links.ts";
import { newReference } from "../../shared/platform/references.ts";
import { formCheck, limitRefusals } from "../entry-points/form-check.ts";
import type { Page } from "../entry-points/page.ts";
import { field, fields } from "../entry-points/request.ts";
import { chooseOrganisation } from "../organisations/choose-organisation.ts";
import enquiryPage from "./enquiry.njk";
import checkPage from "./enquiry-check.njk";
import { detailRows, kindItems, kindView } from "./enquiry-form.ts";
import kindPage from "./enquiry-kind.njk";
import publicBodiesPage from "./enquiry-public-bodies.njk";

const rows = (form: EnquiryForm) => [
  { label: "About", value: enquiryKinds[form.kind] },
  ...(form.subject === "" ? [] : [{ label: "Subject", value: form.subject }]),
  ...detailRows(form.kind, form.details),
  { label: "Message", value: form.message },
  { label: "Name", value: form.name },
  { label: "Email address", value: form.email },
  { label: "Organisation", value: form.organisation },
];

/** The answers of a form that was read, flat as the page's hidden fields hold them. */
const flat = ({ details, ...form }: EnquiryForm): Record<string, string> => {
  const given = Object.entries({ ...form, ...details });
  return Object.fromEntries(given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
};

const isForPublicBodiesOnly = ({ kind, details }: EnquiryForm): boolean =>
  kind === "document" && details["publicBody"] === "no";

/** Checks the answers, shows them once more, and sends the enquiry. */
export const postEnquiry: Page = async (needs, request, visit) => {
  const sent = (reference: string) => ({
    redirect: toPath(paths.enquirySent, { token: makeLink(needs.keys, "sent-enquiry", reference) }),
  });
  // A robot that filled in the trap is answered like a person whose enquiry was sent, so that it learns nothing.
  if (field(request.form, "_website") !== "") return sent(newReference("enquiry", needs.randomBytes));
  const answers = fields(request.form);
  const kind = parseKind(answers["kind"]);
  if (kind === undefined) {
    const errors = formError("about", "Select what your enquiry is about");
    return visit.show(kindPage, { kinds: kindItems, address: needs.enquiryAddress, errors }, 422);
  }
  const form = readEnquiryForm(answers);
  if (!form.success)
    return visit.show(enquiryPage, { answers, ...kindView(kind), errors: formErrors(form.error) }, 422);
  // One form from the first page to the last: whoever goes back and sends the same answers again sends the same enquiry.
  const { sameForm } = visit;
  const step = field(request.form, "_step");
  if (step === "change") return visit.show(enquiryPage, { answers, ...kindView(kind), ...sameForm });
  if (isForPublicBodiesOnly(form.data)) return visit.show(publicBodiesPage);
  if (step !== "send") {
    const meant = await chooseOrganisation(needs, request, visit, form.data);
    if ("ask" in meant) return meant.ask;
    const { organisationCode: _typed, ...others } = form.data;
    const data = { ...others, ...meant };
    return visit.show(checkPage, { answers: flat(data), rows: rows(data), ...sameForm });
  }
  const once = requestName(visit.formId, form.data);
  const counted = { form: "enquiry", email: form.data.email, countNetwork: true } as const;
  const check = formCheck(needs, request, visit, counted);
  const result = await sendEnquiry(needs, form.data, { once, occasion: visit.occasion }, check);
  if ("reference" in result) return sent(result.reference);
  const errors = formError("maincontent", limitRefusals[result.refusal]);
  return visit.show(enquiryPage, { answers, ...kindView(kind), errors }, 429);
};
