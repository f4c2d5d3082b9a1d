import { formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { answerCheck } from "../../shared/projects/commands-publishing.ts";
import { publishingForm } from "../../shared/projects/input-publishing.ts";
import { publishingCheck } from "../../shared/projects/publishing-checks.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { field, fields } from "../entry-points/request.ts";
import { findGate, showCheck } from "./publishing-page.ts";

const refusals = {
  "answered-meanwhile":
    "Somebody answered this while you wrote. Their answer is shown above yours. Save again if yours is to take its place.",
  changed: "Others answered at the same moment. Save once more.",
} as const;

/** Answers a question of a project's publishing gate. */
export const postDeskProjectPublishing: DeskPage = async (needs, request, visit) => {
  const found = await findGate(needs, request, visit);
  if (!("project" in found)) return found;
  const { reference } = found.project;
  const check = publishingCheck(field(request.form, "check"));
  if (check === undefined) return visit.show(notFound, {}, 404);
  const answers = fields(request.form);
  const form = publishingForm(check).safeParse(answers);
  if (!form.success)
    return showCheck(visit, found, check.name, { answers, errors: formErrors(form.error) }, 422);
  const before = field(request.form, "_before");
  const asked = { reference, check: check.name, ...form.data, before: before === "" ? undefined : before };
  const once = requestName(visit.formId, asked);
  const changed = await answerCheck(needs, asked, { occasion: visit.occasion, once });
  if (changed.outcome === "done")
    return { redirect: `${toPath(paths.deskProjectPublishing, { reference })}?done=answered` };
  if (changed.refusal === "unknown" || changed.refusal === "no-such-check")
    return visit.show(notFound, {}, 404);
  const now = await findGate(needs, request, visit);
  if (!("project" in now)) return now;
  const errors = formError("maincontent", refusals[changed.refusal]);
  return showCheck(visit, now, check.name, { answers, errors }, 409);
};
