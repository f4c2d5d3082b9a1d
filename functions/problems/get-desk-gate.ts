import { formError } from "../../shared/pages/form-errors.ts";
import { whyNotDecide } from "../../shared/problems/decide-gate.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { findAssessing, showProblem } from "./desk-problem-view.ts";
import { gateRefusals } from "./gate-refusals.ts";
import { firstGateAnswers, offersFor, showGate } from "./gate-view.ts";

/** The form of gate 1, with the assessors' reasons to choose from. */
export const getDeskGate: DeskPage = async (needs, request, visit) => {
  const found = await findAssessing(needs, request, visit);
  if (!("problem" in found)) return found;
  const refusal = whyNotDecide(found, visit.session.person);
  if (refusal !== null)
    return showProblem(needs, visit, found, { errors: formError("maincontent", gateRefusals[refusal]) }, 409);
  const offers = await offersFor(needs, found);
  return showGate(needs, visit, found, { answers: firstGateAnswers(found), offers, ticked: [] });
};
