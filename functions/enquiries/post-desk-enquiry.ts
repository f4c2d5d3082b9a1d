import { markAnswered, reopen } from "../../shared/enquiries/decide.ts";
import { readEnquiry, saveMarked } from "../../shared/enquiries/store.ts";
import { formError } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { parseReference } from "../../shared/platform/references.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { field } from "../entry-points/request.ts";
import { showEnquiry } from "./get-desk-enquiry.ts";

const refusals = {
  "already-answered": "Somebody has already marked this enquiry as answered.",
  "already-open": "This enquiry is already open.",
  changed: "Somebody changed this enquiry at the same moment. Look at it again before you change it.",
} as const;

/** Marks an enquiry as answered, or takes that back. */
export const postDeskEnquiry: DeskPage = async (needs, request, visit) => {
  const reference = parseReference("enquiry", request.parameters["reference"] ?? "");
  const enquiry = reference === null ? undefined : await readEnquiry(needs.table, reference);
  if (enquiry === undefined) return visit.show(notFound, {}, 404);
  const step = field(request.form, "_step");
  const decision =
    step === "reopen" ? reopen(enquiry, visit.occasion) : markAnswered(enquiry, visit.occasion);
  const saved =
    "refusal" in decision
      ? ({ outcome: "refused", refusal: decision.refusal } as const)
      : await saveMarked(needs, enquiry, decision, requestName(visit.formId, { step }));
  if (saved.outcome === "refused")
    return showEnquiry(needs, visit, enquiry, { errors: formError("maincontent", refusals[saved.refusal]) });
  const done = step === "reopen" ? "reopened" : "answered";
  return { redirect: `${toPath(paths.deskEnquiry, { reference: enquiry.reference })}?done=${done}` };
};
