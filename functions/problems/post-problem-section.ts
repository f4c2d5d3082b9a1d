import { formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import notFound from "../../shared/pages/not-found.njk";
import { saveSection } from "../../shared/problems/commands-submission.ts";
import { readSection } from "../../shared/problems/input-submission.ts";
import { parseSection } from "../../shared/problems/sections.ts";
import type { Page } from "../entry-points/page.ts";
import { field, fields } from "../entry-points/request.ts";
import { draftRefusals } from "./draft-refusals.ts";
import { draftPaths, followDraft, showDraft } from "./draft-view.ts";
import { savedRows, showSection } from "./section-view.ts";

/** Saves a section. One that was saved in another window meanwhile is shown beside what was typed here, and nothing is lost. */
export const postProblemSection: Page = async (needs, request, visit) => {
  const found = await followDraft(needs, request, visit);
  if (!("problem" in found)) return found;
  const name = parseSection(request.parameters["section"]);
  if (name === undefined) return visit.show(notFound, {}, 404);
  const answers = fields(request.form);
  const finished = field(request.form, "finished");
  if (finished !== "yes" && finished !== "no") {
    const errors = formError("finished", "Select whether you have finished this section");
    return showSection(needs, visit, found, name, { answers, finished, errors }, 422);
  }
  const read = readSection(name, answers, finished === "yes");
  if (!read.success) {
    const errors = formErrors(read.error);
    return showSection(needs, visit, found, name, { answers, finished, errors }, 422);
  }
  const version = Math.trunc(Number(field(request.form, "_version"))) || 0;
  const writing = { name, answers: read.data, done: finished === "yes", version };
  const once = requestName(visit.formId, { problem: found.problem.reference, ...writing });
  const saved = await saveSection(needs, found.names, writing, { occasion: visit.occasion, once });
  if ("problem" in saved) return { redirect: `${draftPaths(found.token).own}?done=saved` };
  const now = await followDraft(needs, request, visit);
  if (!("problem" in now)) return now;
  const errors = formError("maincontent", draftRefusals[saved.refusal]);
  if (saved.refusal !== "saved-meanwhile") return showDraft(needs, visit, now, { errors }, 409);
  return showSection(
    needs,
    visit,
    now,
    name,
    { answers, finished, errors, saved: savedRows(now, name) },
    409,
  );
};
