import * as z from "zod/mini";
import { pickedOrganisationCode } from "../../organisations/organisation.ts";
import { sentBack } from "../../pages/typed.ts";
import { organisationName, personName } from "../../people/person.ts";
import { roleNames } from "../roles.ts";

/** What members correct of themselves on their own page. `_seen` is the mark of what the form was filled in beside. */
export const detailsForm = z.object({
  name: personName,
  organisation: organisationName,
  organisationCode: pickedOrganisationCode,
  role: z.enum(roleNames, { error: "Select your role" }),
  _seen: sentBack(),
});
