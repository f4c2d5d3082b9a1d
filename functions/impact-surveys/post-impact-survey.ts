import { answerSurvey } from "../../shared/impact-surveys/commands.ts";
import { surveyForm } from "../../shared/impact-surveys/input.ts";
import { formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { Page } from "../entry-points/page.ts";
import { fields } from "../entry-points/request.ts";
import { followSurvey, showSurvey } from "./survey-view.ts";

const refusals = {
  closed: "This survey has closed, so your answers could not be saved.",
  changed: "Your answers were changed in another window at the same moment. Send them once more.",
} as const;

/** Keeps what somebody answers, in place of what they answered before. */
export const postImpactSurvey: Page = async (needs, request, visit) => {
  const found = await followSurvey(needs, request, visit);
  if (!("invitation" in found)) return found;
  const answers = fields(request.form);
  const form = surveyForm.safeParse(answers);
  if (!form.success) return showSurvey(needs, visit, found, { answers, errors: formErrors(form.error) }, 422);
  const { person } = found.name;
  const occasion = { ...visit.occasion, actor: { kind: "person", id: person } } as const;
  const once = requestName(visit.formId, { ...found.name, ...form.data });
  const kept = await answerSurvey(needs, found.name, form.data, { occasion, once });
  if ("done" in kept) return { redirect: toPath(paths.impactSurveySent, { token: found.token }) };
  if (kept.refusal === "unknown") return visit.show(notFound, {}, 404);
  const errors = formError("maincontent", refusals[kept.refusal]);
  return showSurvey(needs, visit, found, { answers, errors }, 409);
};
