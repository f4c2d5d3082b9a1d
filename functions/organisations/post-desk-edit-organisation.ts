import {
  changeOrganisation,
  createOrganisation,
  type OrganisationResult,
} from "../../shared/organisations/commands.ts";
import { newOrganisationForm, organisationForm } from "../../shared/organisations/input.ts";
import { organisationCode } from "../../shared/organisations/organisation.ts";
import { formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { fields } from "../entry-points/request.ts";
import { showOrganisationForm } from "./organisation-form.ts";

type Refusal = Extract<OrganisationResult, { readonly refusal: unknown }>["refusal"];

const refusals: Readonly<Record<Refusal, { readonly field: string; readonly text: string }>> = {
  unknown: { field: "maincontent", text: "There is no such organisation any more." },
  changed: {
    field: "maincontent",
    text: "Somebody changed this organisation in the meantime. Open it again and make your change to what it is now.",
  },
  "code-taken": {
    field: "code",
    text: "There is an organisation with this code already. Search for it and change it, or use another code.",
  },
  "no-successor": {
    field: "successor",
    text: "Enter the code of a successor that we have, or add that organisation first",
  },
  "own-successor": { field: "successor", text: "Enter another organisation as the successor" },
};

const wrong = (refusal: Refusal) => ({
  errors: formError(refusals[refusal].field, refusals[refusal].text),
  status: 409,
});

/** Adds an organisation. */
export const postDeskNewOrganisation: DeskPage = async (needs, request, visit) => {
  const answers = fields(request.form);
  const view = { action: paths.deskNewOrganisation };
  const form = newOrganisationForm.safeParse(answers);
  if (!form.success)
    return showOrganisationForm(visit, view, answers, { errors: formErrors(form.error), status: 422 });
  const once = requestName(visit.formId, form.data);
  const made = await createOrganisation(needs, form.data, { occasion: visit.occasion, once });
  if ("refusal" in made) return showOrganisationForm(visit, view, answers, wrong(made.refusal));
  return { redirect: `${toPath(paths.deskOrganisation, { code: form.data.code })}?done=added` };
};

/** Changes an organisation. */
export const postDeskEditOrganisation: DeskPage = async (needs, request, visit) => {
  const read = organisationCode.safeParse((request.parameters["code"] ?? "").toUpperCase());
  if (!read.success) return visit.show(notFound, {}, 404);
  const code = read.data;
  const answers = fields(request.form);
  const view = {
    action: toPath(paths.deskEditOrganisation, { code }),
    code,
    name: answers["name"] ?? code,
  };
  const form = organisationForm.safeParse(answers);
  if (!form.success)
    return showOrganisationForm(visit, view, answers, { errors: formErrors(form.error), status: 422 });
  const facts = { code, ...form.data };
  const version = Number(answers["version"]);
  const once = requestName(visit.formId, { ...facts, version });
  const changed = await changeOrganisation(needs, facts, version, { occasion: visit.occasion, once });
  if (!("refusal" in changed))
    return { redirect: `${toPath(paths.deskOrganisation, { code })}?done=changed` };
  if (changed.refusal === "unknown") return visit.show(notFound, {}, 404);
  return showOrganisationForm(visit, view, answers, wrong(changed.refusal));
};
