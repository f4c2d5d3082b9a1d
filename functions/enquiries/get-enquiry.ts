import { parseKind } from "../../shared/enquiries/kinds.ts";
import { formError } from "../../shared/pages/form-errors.ts";
import type { Page } from "../entry-points/page.ts";
import enquiryPage from "./enquiry.njk";
import { kindItems, kindView } from "./enquiry-form.ts";
import kindPage from "./enquiry-kind.njk";

const MOST_PREFILLED = 150;

/**
 * The enquiry form: first what it is about, then the few questions of that. A link may come with both filled in
 * (`/enquiry?about=workshop&subject=...`), as the `mailto:` links of old programmes did.
 */
export const getEnquiry: Page = async (needs, request, visit) => {
  const kind = parseKind(request.query["about"]);
  const subject = (request.query["subject"] ?? "").replaceAll(/[\s\p{Cc}]+/gu, " ").trim();
  const prefilled = subject.slice(0, MOST_PREFILLED);
  if (kind !== undefined)
    return visit.show(enquiryPage, { answers: { kind, subject: prefilled }, ...kindView(kind) });
  // A form that is sent with nothing chosen names nothing but that it was asked.
  const wrong =
    request.query["about"] === undefined && request.query["asked"] === undefined
      ? {}
      : { errors: formError("about", "Select what your enquiry is about") };
  return visit.show(kindPage, {
    kinds: kindItems,
    subject: prefilled,
    address: needs.enquiryAddress,
    ...wrong,
  });
};
