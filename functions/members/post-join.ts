import { requestMembership } from "../../shared/members/commands.ts";
import { newsConsent } from "../../shared/members/consent.ts";
import { joinForm } from "../../shared/members/input.ts";
import { formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { makeLink } from "../../shared/platform/links.ts";
import type { Page } from "../entry-points/page.ts";
import { field, fields } from "../entry-points/request.ts";
import { chooseOrganisation } from "../organisations/choose-organisation.ts";
import joinPage from "./join.njk";
import { segmentItems } from "./segment-items.ts";

/** Takes in the wish to join. Whoever is known, a member, or a robot in the trap gets the same answer. */
export const postJoin: Page = async (needs, request, visit) => {
  const answers = fields(request.form);
  const form = joinForm.safeParse(answers);
  if (!form.success) {
    const context = { answers, segments: segmentItems, consentText: newsConsent.text };
    return visit.show(joinPage, { ...context, errors: formErrors(form.error) }, 422);
  }
  const { occasion, formId } = visit;
  if (field(request.form, "_website") === "") {
    const meant = await chooseOrganisation(needs, request, visit, form.data);
    if ("ask" in meant) return meant.ask;
    const joining = { ...form.data, ...meant };
    await requestMembership(needs, joining, { occasion, once: requestName(formId, joining) });
  }
  const token = makeLink(needs.keys, "membership-requested", needs.newId());
  return { redirect: toPath(paths.joinRequested, { token }) };
};
