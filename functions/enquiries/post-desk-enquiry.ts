import { readConversation } from "../../shared/enquiries/store.ts";
import { formError } from "../../shared/pages/form-errors.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { parseReference } from "../../shared/platform/references.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { field, fields } from "../entry-points/request.ts";
import { takeStep } from "./desk-steps.ts";
import { showEnquiry } from "./enquiry-page.ts";
import { refusals } from "./refusals.ts";

/** Answers an enquiry, notes something on it, gives it to somebody, moves, sorts, converts it or takes a merge back. */
export const postDeskEnquiry: DeskPage = async (needs, request, visit) => {
  const reference = parseReference("enquiry", request.parameters["reference"] ?? "");
  if (reference === null) return visit.show(notFound, {}, 404);
  const name = field(request.form, "_step");
  const answers = fields(request.form);
  const taken = await takeStep(needs, visit, { name, reference, answers });
  if ("changed" in taken && "done" in taken.changed) {
    const said = new URLSearchParams({ done: name, ...taken.undo });
    return { redirect: `${toPath(paths.deskEnquiry, { reference })}?${said}` };
  }
  const conversation = await readConversation(needs.table, reference);
  if (conversation === undefined) return visit.show(notFound, {}, 404);
  if ("errors" in taken)
    return showEnquiry(needs, visit, conversation, { answers, errors: taken.errors }, 422);
  const refusal = "refusal" in taken.changed ? taken.changed.refusal : "unknown";
  if (refusal === "unknown") return visit.show(notFound, {}, 404);
  const now = { ...answers, version: String(conversation.enquiry.version) };
  const errors = formError("maincontent", refusals[refusal]);
  return showEnquiry(needs, visit, conversation, { answers: now, errors }, 409);
};
