import * as z from "zod";
import { type FormErrors, formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import {
  type AssessmentChange,
  assignAssessor,
  declareConflict,
  releaseAssessor,
} from "../../shared/problems/commands-assessment.ts";
import { undoDecision } from "../../shared/problems/commands-gate.ts";
import type { Assessing } from "../../shared/problems/decide-assessment.ts";
import { conflictForm } from "../../shared/problems/input-assessment.ts";
import { readTeamMembers } from "../../shared/sign-in/team.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskPage, DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { type Form, field, fields } from "../entry-points/request.ts";
import { assessmentRefusals } from "./assessment-refusals.ts";
import { findAssessing, problemPaths, showProblem } from "./desk-problem-view.ts";
import { gateRefusals } from "./gate-refusals.ts";

/** What became of a button: a change or what is wrong with the form, and what the page says when it is done. */
type Stepped =
  | { readonly changed: AssessmentChange; readonly done: string }
  | { readonly errors: FormErrors };

type Step = (
  needs: PageNeeds,
  visit: DeskVisit,
  asked: { readonly problem: string; readonly form: Form; readonly once: string },
) => Promise<Stepped>;

const personIn = (form: Form): string | undefined => z.uuid().safeParse(field(form, "assessor")).data;

const assign: Step = async (needs, { occasion }, { problem, form, once }) => {
  const assessor = personIn(form);
  const known = assessor === undefined ? [] : await readTeamMembers(needs.table, [assessor]);
  if (assessor === undefined || known.length === 0)
    return { errors: formError("assessor", "Select who is to score it") };
  return {
    changed: await assignAssessor(needs, { problem, assessor }, { occasion, once }),
    done: "assigned",
  };
};

const take: Step = async (needs, { occasion, session }, { problem, once }) => ({
  changed: await assignAssessor(needs, { problem, assessor: session.person }, { occasion, once }),
  done: "taken",
});

const release: Step = async (needs, { occasion }, { problem, form, once }) => {
  const assessor = personIn(form);
  if (assessor === undefined) return { errors: formError("assessor", "Select who is released") };
  return {
    changed: await releaseAssessor(needs, { problem, assessor }, { occasion, once }),
    done: "released",
  };
};

const conflict: Step = async (needs, { occasion, session }, { problem, form, once }) => {
  const read = conflictForm.safeParse(fields(form));
  if (!read.success) return { errors: formErrors(read.error) };
  const named = { problem, assessor: session.person, what: read.data.conflict };
  return { changed: await declareConflict(needs, named, { occasion, once }), done: "conflict" };
};

const steps: ReadonlyMap<string, Step> = new Map([
  ["assign", assign],
  ["take", take],
  ["release", release],
  ["conflict", conflict],
]);

const undo = async (needs: PageNeeds, visit: DeskVisit, found: Assessing): Promise<PageAnswer> => {
  const once = requestName(visit.formId, { undo: found.problem.reference, at: found.problem.version });
  const undone = await undoDecision(needs, found, { occasion: visit.occasion, once });
  if ("done" in undone) return { redirect: `${problemPaths(found).own}?done=undone` };
  const errors = formError("maincontent", gateRefusals[undone.refusal]);
  return showProblem(needs, visit, found, { errors }, 409);
};

/** What the buttons of a problem's page do: who scores it, and who may not. */
export const postDeskProblem: DeskPage = async (needs, request, visit) => {
  const found = await findAssessing(needs, request, visit);
  if (!("problem" in found)) return found;
  const name = field(request.form, "_step");
  if (name === "undo") return undo(needs, visit, found);
  const step = steps.get(name);
  const problem = found.problem.reference;
  if (step === undefined) {
    const errors = formError("maincontent", "Say what to do: press one of the buttons below.");
    return showProblem(needs, visit, found, { errors }, 422);
  }
  const once = requestName(visit.formId, { step: name, problem, ...fields(request.form) });
  const stepped = await step(needs, visit, { problem, form: request.form, once });
  if ("errors" in stepped) return showProblem(needs, visit, found, { errors: stepped.errors }, 422);
  if ("done" in stepped.changed) return { redirect: `${problemPaths(found).own}?done=${stepped.done}` };
  const errors = formError("maincontent", assessmentRefusals[stepped.changed.refusal]);
  return showProblem(needs, visit, found, { errors }, 409);
};
