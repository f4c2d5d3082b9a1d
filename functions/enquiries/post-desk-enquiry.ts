import { markEnquiry } from "../../shared/enquiries/commands.ts";
import { readEnquiry } from "../../shared/enquiries/store.ts";
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
  "no-step": "Say what to do with the enquiry: press one of the buttons below.",
  changed: "Somebody changed this enquiry at the same moment. Look at it again before you change it.",
} as const;

/** What the buttons of the page ask for. */
const steps: ReadonlyMap<string, "answered" | "open"> = new Map([
  ["answered", "answered"],
  ["reopen", "open"],
]);

/** Marks an enquiry as answered, or takes that back. */
export const postDeskEnquiry: DeskPage = async (needs, request, visit) => {
  const reference = parseReference("enquiry", request.parameters["reference"] ?? "");
  if (reference === null) return visit.show(notFound, {}, 404);
  const as = steps.get(field(request.form, "_step"));
  const once = requestName(visit.formId, { reference, as });
  const marked =
    as === undefined
      ? ({ refusal: "no-step" } as const)
      : await markEnquiry(needs, { reference, as }, once, visit.occasion);
  if ("done" in marked)
    return {
      redirect: `${toPath(paths.deskEnquiry, { reference })}?done=${as === "open" ? "reopened" : "answered"}`,
    };
  const enquiry = await readEnquiry(needs.table, reference);
  if (marked.refusal === "unknown" || enquiry === undefined) return visit.show(notFound, {}, 404);
  const errors = formError("maincontent", refusals[marked.refusal]);
  return showEnquiry(needs, visit, enquiry, { errors }, marked.refusal === "no-step" ? 422 : 409);
};
