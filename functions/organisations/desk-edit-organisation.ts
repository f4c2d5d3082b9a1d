import * as z from "zod/mini";
import { changeOrganisation } from "../../shared/organisations/commands.ts";
import { organisationForm } from "../../shared/organisations/input.ts";
import { readOrganisation } from "../../shared/organisations/read.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import editPage from "./desk-edit-organisation.njk";
import { byCode, organisationChoices, refusals } from "./organisation-form.ts";

const seenForm = z.extend(organisationForm, { _version: z.catch(z.coerce.number(), 0) });

/** The form with what is known of an organisation. */
export const page = deskPage({
  path: paths.deskEditOrganisation,
  names: byCode,
  load: ({ table }, code) => readOrganisation(table, code),
  show: (_needs, organisation, { request }) => {
    const { code, name, segment, region, aliases } = organisation;
    const { icb = "", postcode = "", opened = "", closed = "", successor = "" } = organisation;
    const known = { name, segment, region, aliases: aliases.join("\n") };
    return view(editPage, {
      ...organisationChoices,
      action: toPath(paths.deskEditOrganisation, { code }),
      code,
      name,
      // A form that comes back is of the version that the person saw.
      version: request.form.get("_version")?.[0] ?? organisation.version,
      answers: { ...known, icb, postcode, opened, closed, successor },
    });
  },
  steps: (step) => ({
    edit: step({
      form: seenForm,
      run: async (needs, code, given) => {
        const { _version: version, ...facts } = given.form;
        const changed = await changeOrganisation(needs, { facts: { code, ...facts }, version }, given);
        return "refusal" in changed
          ? changed
          : { done: true, leadsTo: toPath(paths.deskOrganisation, { code }), keep: {} };
      },
    }),
  }),
  refusals: {
    changed: refusals.changed,
    "no-successor": refusals["no-successor"],
    "own-successor": refusals["own-successor"],
  },
});
