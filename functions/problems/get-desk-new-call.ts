import { parseReference } from "../../shared/platform/references.ts";
import { readCall } from "../../shared/problems/store.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { copyOf, firstAnswers, showCallForm } from "./call-form.ts";

/** The form for a new call; with `?from=` it holds what an earlier call said. */
export const getDeskNewCall: DeskPage = async (needs, request, visit) => {
  const from = parseReference("call", request.query["from"] ?? "");
  const earlier = from === null ? undefined : await readCall(needs.table, from);
  return showCallForm(visit, earlier === undefined ? firstAnswers : copyOf(earlier));
};
