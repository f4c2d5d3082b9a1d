import { createOrganisation } from "../../shared/organisations/commands.ts";
import { newOrganisationForm } from "../../shared/organisations/input.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { nothing, view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import editPage from "./desk-edit-organisation.njk";
import { organisationChoices, refusals } from "./organisation-form.ts";

/** The form for a new organisation; `?name=` is what somebody typed for it. */
export const page = deskPage({
  path: paths.deskNewOrganisation,
  names: nothing,
  load: (_needs, named) => named,
  show: (_needs, _found, { request }) =>
    view(editPage, {
      ...organisationChoices,
      action: paths.deskNewOrganisation,
      answers: { name: (request.query["name"] ?? "").slice(0, 200) },
    }),
  steps: (step) => ({
    add: step({
      form: newOrganisationForm,
      run: async (needs, _named, given) => {
        const created = await createOrganisation(needs, given.form, given);
        const { code } = given.form;
        return "refusal" in created
          ? created
          : { done: true, leadsTo: toPath(paths.deskOrganisation, { code }), keep: {} };
      },
    }),
  }),
  refusals: {
    "code-taken": refusals["code-taken"],
    "no-successor": refusals["no-successor"],
    "own-successor": refusals["own-successor"],
  },
});
