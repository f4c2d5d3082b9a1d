import { formError } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { announceCall } from "../../shared/problems/commands-calls.ts";
import { draftMissingLetters } from "../../shared/problems/commands-gate.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { field } from "../entry-points/request.ts";
import { callRefusals } from "./call-refusals.ts";
import { parseFilter, showCall } from "./desk-call-view.ts";
import { findCall } from "./find-call.ts";

/** Announces a call, or drafts the letters that decided problems of it lack. */
export const postDeskCall: DeskPage = async (needs, request, visit) => {
  const found = await findCall(needs, request, visit);
  if (!("call" in found)) return found;
  const { call } = found;
  const { reference } = call;
  const complain = (text: string, status: number) =>
    showCall(needs, visit, call, parseFilter(undefined), { errors: formError("maincontent", text) }, status);
  const step = field(request.form, "_step");
  if (step === "letters") {
    const once = requestName(visit.formId, { step, reference });
    await draftMissingLetters(needs, call, { occasion: visit.occasion, once });
    return { redirect: `${toPath(paths.deskCall, { reference })}?done=letters` };
  }
  if (step !== "announce")
    return complain("Say what to do with the call: press one of the buttons below.", 422);
  const given = { occasion: visit.occasion, once: requestName(visit.formId, { step, reference }) };
  const changed = await announceCall(needs, reference, given);
  if ("done" in changed) return { redirect: `${toPath(paths.deskCall, { reference })}?done=announced` };
  return complain(callRefusals[changed.refusal], 409);
};
