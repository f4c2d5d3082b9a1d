import * as z from "zod";
import { changeEnquiry, type EnquiryChanged } from "../../shared/enquiries/commands.ts";
import { assignEnquiry, moveEnquiry, noteOnEnquiry, sortEnquiry } from "../../shared/enquiries/decide.ts";
import { answerEnquiry } from "../../shared/enquiries/decide-answer.ts";
import { type ConversionTarget, convertEnquiry, tickTask } from "../../shared/enquiries/decide-convert.ts";
import type { EnquiryDecided } from "../../shared/enquiries/decide-status.ts";
import { type Enquiry, enquiryStatuses } from "../../shared/enquiries/enquiry.ts";
import { prose } from "../../shared/enquiries/input.ts";
import { enquiryKindNames } from "../../shared/enquiries/kinds.ts";
import { type PairChanged, separatePair } from "../../shared/enquiries/merge-commands.ts";
import { leftIn } from "../../shared/enquiries/ready-answer.ts";
import type { Planning } from "../../shared/enquiries/targets.ts";
import { type FormErrors, formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { parseReference } from "../../shared/platform/references.ts";
import { readTeamMembers } from "../../shared/sign-in/team.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";

/** What a person asks of an enquiry: the button that they pressed and what they filled in. */
export interface Step {
  readonly name: string;
  readonly reference: string;
  readonly answers: Readonly<Record<string, string>>;
}

/** What became of a step. `undo` goes into the address of the page that says it is done. */
export type Stepped =
  | { readonly changed: EnquiryChanged | PairChanged; readonly undo?: Readonly<Record<string, string>> }
  | { readonly errors: FormErrors };

type Take = (needs: PageNeeds, visit: DeskVisit, step: Step) => Promise<Stepped>;

const onceOf = ({ formId }: DeskVisit, step: Step): string => {
  // How the page looked is no part of what is asked: only a version that must not be passed over is.
  const { seen: _seen, was: _was, ...asked } = step.answers;
  return requestName(formId, { ...asked, reference: step.reference, step: step.name });
};

/** A step that is decided on the enquiry as it is, whatever happened since the page was shown. */
const simply =
  (decide: (enquiry: Enquiry, visit: DeskVisit, planning: Planning) => EnquiryDecided): Take =>
  async (needs, visit, step) => ({
    changed: await changeEnquiry(
      needs,
      { reference: step.reference },
      onceOf(visit, step),
      (enquiry, planning) => decide(enquiry, visit, planning),
    ),
  });

const MESSAGE_ID = /^[^\s<>]{1,250}$/;

const answerForm = z.object({
  text: prose("Write your answer", "Answer", 20_000),
  to: z.uuid({ error: "Choose whom you answer" }),
  next: z.enum(["open", "waiting", "answered", "closed"]).catch("answered"),
  version: z.coerce.number().int(),
});

const answer: Take = async (needs, visit, step) => {
  const form = answerForm.safeParse(step.answers);
  if (!form.success) return { errors: formErrors(form.error) };
  const { version, ...written } = form.data;
  const left = leftIn(written.text);
  if (left.length > 0)
    return { errors: formError("text", `Write something in place of ${left.join(" and ")} before you send`) };
  const messageId = step.answers[`answers-${written.to}`] ?? "";
  const answers = MESSAGE_ID.test(messageId) ? messageId : undefined;
  const { reference } = step;
  const changed = await changeEnquiry(
    needs,
    { reference, version },
    onceOf(visit, step),
    (enquiry, planning) =>
      answerEnquiry(enquiry, { ...written, answers, via: "desk" }, { occasion: visit.occasion, planning }),
  );
  return { changed };
};

const noteForm = z.object({ note: prose("Write the note", "Note", 5000) });

const note: Take = async (needs, visit, step) => {
  const form = noteForm.safeParse(step.answers);
  if (!form.success) return { errors: formErrors(form.error) };
  return simply((enquiry) => noteOnEnquiry(enquiry, form.data.note, visit.occasion))(needs, visit, step);
};

/** Gives it to somebody, or to nobody; refused when it has changed hands since the page was shown. */
const give =
  (to: (step: Step, visit: DeskVisit) => string | undefined): Take =>
  async (needs, visit, step) => {
    const assignee = to(step, visit);
    const known = assignee === undefined || (await readTeamMembers(needs.table, [assignee])).length === 1;
    if (!known) return { errors: formError("assignee", "Choose somebody of the team") };
    const was = step.answers["was"] ?? "";
    const taken = await simply((enquiry, { occasion }, { targets }) =>
      (enquiry.assignee ?? "") !== was && enquiry.assignee !== assignee
        ? { refusal: "taken" }
        : assignEnquiry(enquiry, assignee, { occasion, targets }),
    )(needs, visit, step);
    return { ...taken, undo: { was } };
  };

const move =
  (to: Enquiry["status"]): Take =>
  async (needs, visit, step) => {
    const moved = await simply((enquiry, { occasion }, planning) =>
      moveEnquiry(enquiry, to, { occasion, planning }),
    )(needs, visit, step);
    const was = enquiryStatuses.find((status) => status === step.answers["was"]);
    return was === undefined ? moved : { ...moved, undo: { was } };
  };

const sortForm = z.object({
  kind: z.enum(enquiryKindNames, { error: "Choose a kind" }),
  organisation: z
    .string()
    .transform((text) => text.replaceAll(/[\s\p{Cc}]+/gu, " ").trim())
    .pipe(z.string().max(200, "Organisation must be 200 characters or less")),
});

const sort: Take = async (needs, visit, step) => {
  const form = sortForm.safeParse(step.answers);
  if (!form.success) return { errors: formErrors(form.error) };
  return simply((enquiry) => {
    const same = enquiry.organisation === form.data.organisation;
    const organisationCode = same ? enquiry.organisationCode : undefined;
    return sortEnquiry(enquiry, { ...form.data, organisationCode }, visit.occasion);
  })(needs, visit, step);
};

const separate: Take = async (needs, visit, step) => {
  const other = parseReference("enquiry", step.answers["other"] ?? "");
  const kept = parseReference("enquiry", step.answers["kept"] ?? "");
  if (other === null || kept === null) return { changed: { refusal: "unknown" } };
  const made = { once: onceOf(visit, step), occasion: visit.occasion };
  return { changed: await separatePair(needs, { other, kept }, made) };
};

const convert = (to: ConversionTarget): Take =>
  simply((enquiry, { occasion }) => convertEnquiry(enquiry, to, occasion));

const tick = (to: ConversionTarget, done: boolean): Take =>
  simply((enquiry, { occasion }) => tickTask(enquiry, to, done, occasion));

const steps = new Map<string, Take>([
  ["answer", answer],
  ["note", note],
  ["take", give((_step, { session }) => session.person)],
  ["give", give(({ answers }) => answers["assignee"] ?? "")],
  ["give-back", give(() => undefined)],
  ...enquiryStatuses.map((status) => [status, move(status)] as const),
  ["sort", sort],
  ["genuine", simply((enquiry, { occasion }) => sortEnquiry(enquiry, enquiry, occasion))],
  ["separate", separate],
  ["convert-problem", convert("problem")],
  ["convert-workshop", convert("workshop")],
  ["convert-member", convert("member")],
  ["tick-problem", tick("problem", true)],
  ["tick-workshop", tick("workshop", true)],
  ["untick-problem", tick("problem", false)],
  ["untick-workshop", tick("workshop", false)],
]);

const NO_STEP = formError("maincontent", "Say what to do with the enquiry: press one of the buttons below.");

/** Takes the step that a person asks for. */
export const takeStep: Take = async (needs, visit, step) =>
  (await steps.get(step.name)?.(needs, visit, step)) ?? { errors: NO_STEP };
