import type { FormErrors } from "../../shared/pages/form-errors.ts";
import { formError } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { giveOutputs } from "../../shared/projects/commands-outputs.ts";
import { readOutputsForm } from "../../shared/projects/input-publishing.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { field, fields } from "../entry-points/request.ts";
import { showOutputs } from "./outputs-page.ts";
import { findWholeProject } from "./whole-project.ts";

const SAVED_MEANWHILE =
  "Somebody changed the outputs while you wrote. What they saved is shown above yours. Take over what you want to keep, then save.";

const errorsOf = (problems: readonly { readonly field: string; readonly problem: string }[]): FormErrors => ({
  list: problems.map(({ field: name, problem }) => ({ text: problem, href: `#${name}` })),
  byField: Object.fromEntries(problems.map(({ field: name, problem }) => [name, { text: problem }])),
});

/** Keeps where a project's outputs are, or why there are none. */
export const postDeskProjectOutputs: DeskPage = async (needs, request, visit) => {
  const whole = await findWholeProject(needs, request, visit);
  if (!("project" in whole)) return whole;
  const { reference } = whole.project;
  const answers = fields(request.form);
  const read = readOutputsForm(answers);
  if ("problems" in read) return showOutputs(visit, whole, { answers, errors: errorsOf(read.problems) }, 422);
  const version = Math.trunc(Number(field(request.form, "_version"))) || 0;
  const asked = { reference, given: read.given, version };
  const once = requestName(visit.formId, asked);
  const changed = await giveOutputs(needs, asked, { occasion: visit.occasion, once });
  if (changed.outcome === "done")
    return { redirect: `${toPath(paths.deskProjectOutputs, { reference })}?done=saved` };
  if (changed.refusal === "unknown") return visit.show(notFound, {}, 404);
  const now = await findWholeProject(needs, request, visit);
  if (!("project" in now)) return now;
  const errors = formError("maincontent", SAVED_MEANWHILE);
  return showOutputs(visit, now, { answers, errors, saved: true }, 409);
};
