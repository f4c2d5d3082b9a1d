import { formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { requestReUse } from "../../shared/re-uses/commands-request.ts";
import { recordForm } from "../../shared/re-uses/input.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { fields } from "../entry-points/request.ts";
import { chooseOrganisation } from "../organisations/choose-organisation.ts";
import { showNewReUse } from "./new-re-use-page.ts";
import { readUsable } from "./usable.ts";

/** Writes down that somebody called. Where the organisation is in the ledger with the same thing, that is added to it. */
export const postDeskNewReUse: DeskPage = async (needs, request, visit) => {
  const answers = fields(request.form);
  const form = recordForm.safeParse(answers);
  if (!form.success) return showNewReUse(needs, visit, answers, formErrors(form.error));
  const { used, asker, introducedBy, ...told } = form.data;
  const found = (await readUsable(needs)).find(({ reference }) => reference === used);
  if (found === undefined)
    return showNewReUse(needs, visit, answers, formError("used", "Select what they want to use"));
  const meant = await chooseOrganisation(needs, request, visit, told);
  if ("ask" in meant) return meant.ask;
  const organisation = { name: meant.organisation, code: meant.organisationCode };
  const known = asker === undefined ? undefined : { ...asker, ...meant };
  const { howFar, whatFor, mayBeNamed, mayBeAsked } = told;
  const { occasion, session } = visit;
  const requested = await requestReUse(
    needs,
    {
      ...found.used,
      organisation,
      by: "desk",
      introducedBy: introducedBy === "" ? { kind: "catalogue" } : { kind: "person", name: introducedBy },
      howFar,
      whatFor,
      mayBeNamed,
      mayBeAsked,
      owner: session.person,
    },
    known,
    { occasion, once: requestName(visit.formId, { ...form.data, ...meant }) },
  );
  // No limit is counted for the team, so none can refuse it.
  if (!("reference" in requested)) throw new Error(`The desk was refused: ${requested.refusal}.`);
  return { redirect: `${toPath(paths.deskReUse, { reference: requested.reference })}?done=recorded` };
};
