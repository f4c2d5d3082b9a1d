import { organisationCode } from "../../shared/organisations/organisation.ts";
import { readOrganisation } from "../../shared/organisations/read.ts";
import notFound from "../../shared/pages/not-found.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { showOrganisationForm } from "./organisation-form.ts";

/** The form for a new organisation; `?name=` is what somebody typed for it. */
export const getDeskNewOrganisation: DeskPage = async (_needs, request, visit) =>
  showOrganisationForm(
    visit,
    { action: paths.deskNewOrganisation },
    { name: (request.query["name"] ?? "").slice(0, 200) },
  );

/** The form with what is known of an organisation. */
export const getDeskEditOrganisation: DeskPage = async (needs, request, visit) => {
  const code = organisationCode.safeParse((request.parameters["code"] ?? "").toUpperCase());
  const organisation = code.success ? await readOrganisation(needs.table, code.data) : undefined;
  if (organisation === undefined) return visit.show(notFound, {}, 404);
  const { icb = "", postcode = "", opened = "", closed = "", successor = "" } = organisation;
  return showOrganisationForm(
    visit,
    {
      action: toPath(paths.deskEditOrganisation, { code: organisation.code }),
      code: organisation.code,
      name: organisation.name,
    },
    {
      name: organisation.name,
      segment: organisation.segment,
      region: organisation.region,
      aliases: organisation.aliases.join("\n"),
      icb,
      postcode,
      opened,
      closed,
      successor,
      version: String(organisation.version),
    },
  );
};
