import * as z from "zod";
import { changeEnquiry, type EnquiryChanged } from "../../shared/enquiries/commands.ts";
import { moveEnquiry } from "../../shared/enquiries/decide.ts";
import { answerEnquiry } from "../../shared/enquiries/decide-answer.ts";
import { prose } from "../../shared/enquiries/input.ts";
import { readConversation } from "../../shared/enquiries/store.ts";
import { type FormErrors, formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { parseReference } from "../../shared/platform/references.ts";
import type { DeskPage, DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { field, fields } from "../entry-points/request.ts";
import { showEnquiry } from "./get-desk-enquiry.ts";
import { refusals } from "./refusals.ts";

const answerForm = z.object({
  text: prose("Write your answer", "Answer", 20_000),
  next: z.enum(["open", "waiting", "answered", "closed"]).catch("answered"),
  version: z.coerce.number().int(),
});

const moves = ["answered", "open", "closed"] as const;

type Step = { readonly changed: EnquiryChanged } | { readonly errors: FormErrors };

const answer = async (
  needs: PageNeeds,
  visit: DeskVisit,
  reference: string,
  answers: Readonly<Record<string, string>>,
): Promise<Step> => {
  const form = answerForm.safeParse(answers);
  if (!form.success) return { errors: formErrors(form.error) };
  const { version, ...written } = form.data;
  const once = requestName(visit.formId, { reference, ...written });
  const changed = await changeEnquiry(needs, { reference, version }, once, (enquiry, planning) =>
    answerEnquiry(
      enquiry,
      { ...written, to: enquiry.person, via: "desk" },
      { occasion: visit.occasion, planning },
    ),
  );
  return { changed };
};

const takeStep = async (
  needs: PageNeeds,
  visit: DeskVisit,
  reference: string,
  { step, answers }: { readonly step: string; readonly answers: Readonly<Record<string, string>> },
): Promise<Step> => {
  if (step === "answer") return answer(needs, visit, reference, answers);
  const to = moves.find((name) => name === step);
  if (to === undefined)
    return {
      errors: formError("maincontent", "Say what to do with the enquiry: press one of the buttons below."),
    };
  const { occasion } = visit;
  const once = requestName(visit.formId, { reference, to });
  return {
    changed: await changeEnquiry(needs, { reference }, once, (enquiry, planning) =>
      moveEnquiry(enquiry, to, { occasion, planning }),
    ),
  };
};

/** Answers an enquiry or moves it. */
export const postDeskEnquiry: DeskPage = async (needs, request, visit) => {
  const reference = parseReference("enquiry", request.parameters["reference"] ?? "");
  if (reference === null) return visit.show(notFound, {}, 404);
  const step = field(request.form, "_step");
  const answers = fields(request.form);
  const taken = await takeStep(needs, visit, reference, { step, answers });
  if ("changed" in taken && "done" in taken.changed)
    return { redirect: `${toPath(paths.deskEnquiry, { reference })}?done=${step}` };
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
