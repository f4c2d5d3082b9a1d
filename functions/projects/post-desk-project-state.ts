import type * as z from "zod";
import { formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { Changed } from "../../shared/projects/commands.ts";
import {
  endProject,
  pauseProject,
  reopenProject,
  resumeProject,
} from "../../shared/projects/commands-state.ts";
import { endingForms, pauseForm, reopenForm } from "../../shared/projects/input-state.ts";
import type { DeskPage, DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { field, fields } from "../entry-points/request.ts";
import { findProject } from "./find-project.ts";
import { refusals } from "./refusals.ts";
import { type StateChange, showState, stateChanges } from "./state-view.ts";

type Answers = Readonly<Record<string, string>>;

/** What was asked, its form read: the change, or what is wrong with the answers. */
const obey = async (
  needs: PageNeeds,
  { occasion, formId }: DeskVisit,
  asked: { readonly reference: string; readonly change: StateChange },
  answers: Answers,
): Promise<Changed | z.ZodError> => {
  const { reference, change } = asked;
  const given = { occasion, once: requestName(formId, { ...asked, ...answers }) };
  if (change === "resume") return resumeProject(needs, { reference }, given);
  if (change === "pause") {
    const form = pauseForm.safeParse(answers);
    return form.success ? pauseProject(needs, { reference, ...form.data }, given) : form.error;
  }
  if (change === "reopen") {
    const form = reopenForm.safeParse(answers);
    return form.success ? reopenProject(needs, { reference, ...form.data }, given) : form.error;
  }
  const form = endingForms[change].safeParse(answers);
  return form.success ? endProject(needs, { reference, ending: form.data }, given) : form.error;
};

const isChange = (text: string): text is StateChange => Object.hasOwn(stateChanges, text);

/** Pauses, resumes, ends or reopens a project, as its page asked to confirm. */
export const postDeskProjectState: DeskPage = async (needs, request, visit) => {
  const found = await findProject(needs, request, visit);
  if (!("project" in found)) return found;
  const { project } = found;
  const { reference } = project;
  const change = field(request.form, "_step");
  if (!isChange(change)) return showState(needs, visit, project, {}, 422);
  const answers = fields(request.form);
  const changed = await obey(needs, visit, { reference, change }, answers);
  if ("outcome" in changed && changed.outcome === "done")
    return { redirect: `${toPath(paths.deskProject, { reference })}?done=${change}` };
  if (!("outcome" in changed))
    return showState(needs, visit, project, { to: change, answers, errors: formErrors(changed) }, 422);
  const about =
    changed.refusal === "by-itself" || changed.refusal === "no-such-project" ? "by" : "maincontent";
  const errors = formError(about, refusals[changed.refusal]);
  return showState(needs, visit, project, { to: change, answers, errors }, about === "by" ? 422 : 409);
};
