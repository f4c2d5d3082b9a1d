import { eventToBe } from "../../shared/events/read.ts";
import { changeRun, type FollowUpsChanged } from "../../shared/follow-ups/commands.ts";
import { closeStep, moveStep, nameEvent, reopenStep, skipStep } from "../../shared/follow-ups/decide.ts";
import { dayForm, evidenceForm, reasonForm, type TypedEvidence } from "../../shared/follow-ups/input.ts";
import { isToDo, stepOf } from "../../shared/follow-ups/run.ts";
import { type FormErrors, formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { parseReference } from "../../shared/platform/references.ts";
import type { DeskPage, DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { field, fields, type PageRequest } from "../entry-points/request.ts";
import { findStep, showFollowUp } from "./follow-up-page.ts";
import { refusals } from "./refusals.ts";

/** The step that the address names, and the button's name for its change. */
interface Asked {
  readonly reference: string;
  readonly step: string;
}

type Obeyed = FollowUpsChanged | { readonly errors: FormErrors };

const wrong = (field: string, message: string): Obeyed => ({ errors: formError(field, message) });

const closeWithEvent = async (
  needs: PageNeeds,
  visit: DeskVisit,
  { reference, step }: Asked,
  event: string,
): Promise<Obeyed> => {
  const once = requestName(visit.formId, { reference, step, event });
  const known = await eventToBe(needs.table, event);
  if (known === undefined) return wrong("evidence", "There is no event with this reference");
  if (known.status === "cancelled")
    return wrong("evidence", "This event was cancelled. Give another, or skip the follow-up");
  return changeRun(needs, reference, once, (run) =>
    known.endsAt > visit.occasion.now
      ? nameEvent(run, step, { reference: event, endsAt: known.endsAt }, visit.occasion)
      : closeStep(run, step, { kind: "event", reference: event }, visit.occasion),
  );
};

const close = async (
  needs: PageNeeds,
  visit: DeskVisit,
  asked: Asked,
  { evidence }: { readonly evidence: TypedEvidence; readonly seen?: "yes" | undefined },
): Promise<Obeyed> => {
  if (evidence.kind === "event") return closeWithEvent(needs, visit, asked, evidence.reference);
  const once = requestName(visit.formId, { ...asked, ...evidence });
  const link = { ...evidence, seen: "by-hand" } as const;
  return changeRun(needs, asked.reference, once, (run) => closeStep(run, asked.step, link, visit.occasion));
};

/** Gives the command that the pressed button stands for, or says what is wrong with its form. */
const obey = async (
  needs: PageNeeds,
  request: PageRequest,
  visit: DeskVisit,
  asked: Asked,
): Promise<Obeyed> => {
  const answers = fields(request.form);
  const { occasion } = visit;
  const named = (what: object) => requestName(visit.formId, { ...asked, ...what });
  switch (field(request.form, "_step")) {
    case "reopen":
      return changeRun(needs, asked.reference, named({ reopen: true }), (run) =>
        reopenStep(run, asked.step, occasion),
      );
    case "skip": {
      const form = reasonForm.safeParse(answers);
      if (!form.success) return { errors: formErrors(form.error) };
      return changeRun(needs, asked.reference, named(form.data), (run) =>
        skipStep(run, asked.step, form.data.reason, occasion),
      );
    }
    case "move": {
      const form = dayForm.safeParse(answers);
      if (!form.success) return { errors: formErrors(form.error) };
      return changeRun(needs, asked.reference, named(form.data), (run) =>
        moveStep(run, asked.step, form.data.day, occasion),
      );
    }
    default: {
      const form = evidenceForm.safeParse(answers);
      if (!form.success) return { errors: formErrors(form.error) };
      return close(needs, visit, asked, form.data);
    }
  }
};

const outcomeOf = (button: string, closed: boolean): string => {
  if (button === "reopen") return "reopened";
  if (button === "move") return "moved";
  return closed ? "closed" : "event-named";
};

/** Closes a follow-up with evidence or with a reason, moves it, or opens it again. At most two reads and one transaction. */
export const postDeskFollowUp: DeskPage = async (needs, request, visit) => {
  const reference = parseReference("project", request.parameters["reference"] ?? "");
  if (reference === null) return visit.show(notFound, {}, 404);
  const asked = { reference, step: request.parameters["step"] ?? "" };
  const answer = await obey(needs, request, visit, asked);
  if ("outcome" in answer && answer.outcome === "done") {
    const step = stepOf(answer.run, asked.step);
    const outcome = outcomeOf(field(request.form, "_step"), step !== undefined && !isToDo(step));
    return outcome === "closed"
      ? { redirect: `${toPath(paths.deskProject, { reference })}?done=step-${step?.status ?? "done"}` }
      : { redirect: `${toPath(paths.deskFollowUp, asked)}?done=${outcome}` };
  }
  const found = await findStep(needs.table, request);
  if (found === undefined) return visit.show(notFound, {}, 404);
  const answers = fields(request.form);
  if ("errors" in answer) return showFollowUp(needs, visit, found, { answers, errors: answer.errors }, 422);
  const errors = formError("maincontent", refusals[answer.refusal]);
  return showFollowUp(needs, visit, found, { answers, errors }, 409);
};
