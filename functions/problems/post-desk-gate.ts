import { formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { decideProblem } from "../../shared/problems/commands-gate.ts";
import { readGateForm } from "../../shared/problems/input-gate.ts";
import { readTeamMembers } from "../../shared/sign-in/team.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { fields } from "../entry-points/request.ts";
import { findAssessing, problemPaths, showProblem } from "./desk-problem-view.ts";
import { gateRefusals } from "./gate-refusals.ts";
import { offersFor, showGate, tickedOffers } from "./gate-view.ts";

/** Decides about a problem, and drafts the letter. The owner of what becomes a project must be of the team. */
export const postDeskGate: DeskPage = async (needs, request, visit) => {
  const found = await findAssessing(needs, request, visit);
  if (!("problem" in found)) return found;
  const person = visit.session.person;
  const complain = (refusal: keyof typeof gateRefusals) =>
    showProblem(needs, visit, found, { errors: formError("maincontent", gateRefusals[refusal]) }, 409);
  const answers = fields(request.form);
  const ticked = request.form.get("offers") ?? [];
  const offers = await offersFor(needs, found);
  const form = readGateForm(found.call.criteria, answers, tickedOffers(offers, ticked));
  if (!form.success)
    return showGate(needs, visit, found, { answers, offers, ticked, errors: formErrors(form.error) });
  const owner = form.data.plan?.owner;
  if (owner !== undefined && (await readTeamMembers(needs.table, [owner])).length === 0) {
    const errors = formError("owner", "Select who will look after the project from the list");
    return showGate(needs, visit, found, { answers, offers, ticked, errors });
  }
  const once = requestName(visit.formId, { problem: found.problem.reference, ...form.data });
  const decided = await decideProblem(
    needs,
    found,
    { person, form: form.data },
    { occasion: visit.occasion, once },
  );
  if ("done" in decided) return { redirect: `${problemPaths(found).own}?done=decided` };
  return complain(decided.refusal);
};
