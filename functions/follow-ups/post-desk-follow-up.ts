import { changeRun } from "../../shared/follow-ups/commands.ts";
import { moveStep, reopenStep, skipStep } from "../../shared/follow-ups/decide.ts";
import { dayForm, reasonForm } from "../../shared/follow-ups/input.ts";
import { isToDo, stepOf } from "../../shared/follow-ups/run.ts";
import { formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { parseReference } from "../../shared/platform/references.ts";
import type { DeskPage, DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { field, fields, type PageRequest } from "../entry-points/request.ts";
import { closeWithFile, closeWithTyped, type NamedStep, type Obeyed } from "./close-with-evidence.ts";
import { findStep, showFollowUp } from "./follow-up-page.ts";
import { refusals } from "./refusals.ts";

/** Gives the command that the pressed button stands for, or says what is wrong with its form. */
const obey = async (
  needs: PageNeeds,
  request: PageRequest,
  visit: DeskVisit,
  asked: NamedStep,
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
    case "file":
      return closeWithFile(needs, request, visit, asked);
    default:
      return closeWithTyped(needs, request, visit, asked);
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
  if ("errors" in answer) {
    const { errors, unseen = false } = answer;
    return showFollowUp(needs, visit, found, { answers, errors, unseen }, 422);
  }
  const errors = formError("maincontent", refusals[answer.refusal]);
  return showFollowUp(needs, visit, found, { answers, errors }, 409);
};
