import type { DeskPage } from "../entry-points/desk-page.ts";
import { answersOf, showCallForm } from "./call-form.ts";
import { findCall } from "./find-call.ts";

/** The form with what the call is now. */
export const getDeskEditCall: DeskPage = async (needs, request, visit) => {
  const found = await findCall(needs, request, visit);
  return "call" in found ? showCallForm(visit, answersOf(found.call), found) : found;
};
