import type * as z from "zod";
import { formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { Changed } from "../../shared/projects/commands.ts";
import { planGovernance, setDocument, setGovernance } from "../../shared/projects/commands-governance.ts";
import { documentForm, governanceForm, governancePlanForm } from "../../shared/projects/input-governance.ts";
import type { DeskPage, DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { field, fields, type PageRequest } from "../entry-points/request.ts";
import { findProject } from "./find-project.ts";
import { showGovernance } from "./governance-page.ts";
import { refusals } from "./refusals.ts";

const obey = async (
  needs: PageNeeds,
  request: PageRequest,
  { occasion, formId }: DeskVisit,
  reference: string,
): Promise<Changed | z.ZodError> => {
  const answers = fields(request.form);
  const step = field(request.form, "_step");
  const given = { occasion, once: requestName(formId, { reference, step, ...answers }) };
  if (step === "document") {
    const form = documentForm.safeParse(answers);
    return form.success ? setDocument(needs, { reference, ...form.data }, given) : form.error;
  }
  if (step === "plan") {
    const form = governancePlanForm.safeParse(answers);
    if (!form.success) return form.error;
    const { name, email, neededBy } = form.data;
    return planGovernance(needs, { reference, introduced: { name, email }, neededBy }, given);
  }
  const form = governanceForm.safeParse(answers);
  return form.success ? setGovernance(needs, { reference, state: form.data.governance }, given) : form.error;
};

/** Notes how far information governance has come, how a document stands, or who owns it at the partner. */
export const postDeskProjectGovernance: DeskPage = async (needs, request, visit) => {
  const found = await findProject(needs, request, visit);
  if (!("project" in found)) return found;
  const { project } = found;
  const { reference } = project;
  const changed = await obey(needs, request, visit, reference);
  const answers = fields(request.form);
  if (!("outcome" in changed))
    return showGovernance(needs, visit, project, { answers, errors: formErrors(changed) }, 422);
  if (changed.outcome === "done")
    return { redirect: `${toPath(paths.deskProjectGovernance, { reference })}?done=saved` };
  const errors = formError(
    changed.refusal === "documents-open" ? "governance" : "maincontent",
    refusals[changed.refusal],
  );
  return showGovernance(needs, visit, project, { answers, errors }, 409);
};
