import { mapName, type OrganisationResult, unmapName } from "../../shared/organisations/commands.ts";
import { formError } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { paths } from "../../shared/pages/paths.ts";
import { nameKey } from "../../shared/people/organisation-name.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { field } from "../entry-points/request.ts";
import { showName, showNames } from "./get-desk-organisation-names.ts";

const CHANGED =
  "Somebody mapped this name, took it back, or changed the organisation at the same moment. Look at it again.";

const words = (refusal: Extract<OrganisationResult, { readonly refusal: unknown }>["refusal"]): string =>
  refusal === "unknown" ? "Enter the code of an organisation that we have, or add it first" : CHANGED;

/** Maps a typed name to an organisation. */
export const postDeskOrganisationName: DeskPage = async (needs, request, visit) => {
  const key = request.parameters["key"] ?? "";
  const name = field(request.form, "name");
  const code = (field(request.form, "code").trim() || field(request.form, "choice")).toUpperCase();
  const complain = (text: string, status: number) =>
    showName(needs, visit, key, { errors: formError("code", text), status });
  if (nameKey(name) !== key) return complain("Send the form of this page again", 422);
  if (!/^[A-Z0-9]{3,8}$/.test(code))
    return complain("Select an organisation, or enter its code of 3 to 8 letters and digits", 422);
  const once = requestName(visit.formId, { key, code });
  const mapped = await mapName(needs, { name, code }, { occasion: visit.occasion, once });
  if ("refusal" in mapped) return complain(words(mapped.refusal), mapped.refusal === "unknown" ? 422 : 409);
  return { redirect: `${paths.deskOrganisationNames}?done=mapped` };
};

/** Takes back what a name means. */
export const postDeskOrganisationNames: DeskPage = async (needs, request, visit) => {
  const key = field(request.form, "key");
  if (!/^[0-9a-f]{32}$/.test(key))
    return showNames(needs, visit, { errors: formError("maincontent", "Say which name to take back") }, 422);
  const once = requestName(visit.formId, { key });
  const unmapped = await unmapName(needs, key, { occasion: visit.occasion, once });
  if ("refusal" in unmapped)
    return showNames(needs, visit, { errors: formError("maincontent", CHANGED) }, 409);
  return { redirect: `${paths.deskOrganisationNames}?done=unmapped` };
};
