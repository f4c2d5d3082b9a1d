import { requestMembership } from "../../shared/members/commands.ts";
import { newsConsent } from "../../shared/members/consent.ts";
import { joinForm } from "../../shared/members/input.ts";
import { formError, formErrors } from "../../shared/pages/form-errors.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { makeLink } from "../../shared/platform/links.ts";
import { formCheck, limitRefusals } from "../entry-points/form-check.ts";
import type { Page } from "../entry-points/page.ts";
import { field, fields } from "../entry-points/request.ts";
import { chooseOrganisation } from "../organisations/choose-organisation.ts";
import joinPage from "./join.njk";
import { segmentItems } from "./segment-items.ts";

/** Takes in the wish to join. Whoever is known, a member, asked too often for one address, or a robot in the trap gets the same answer. */
export const postJoin: Page = async (needs, request, visit) => {
  const answers = fields(request.form);
  const form = joinForm.safeParse(answers);
  const context = { answers, segments: segmentItems, consentText: newsConsent.text };
  if (!form.success) return visit.show(joinPage, { ...context, errors: formErrors(form.error) }, 422);
  if (field(request.form, "_website") === "") {
    const meant = await chooseOrganisation(needs, request, visit, form.data);
    if ("ask" in meant) return meant.ask;
    const joining = { ...form.data, ...meant };
    const { occasion, formId } = visit;
    const given = { occasion, once: requestName(formId, joining) };
    const { email } = joining;
    const { writes } = formCheck(needs, request, visit, { form: "join", email, countNetwork: true });
    const requested = await requestMembership(needs, joining, given, writes);
    if (requested !== "taken") {
      const errors = formError("maincontent", limitRefusals[requested]);
      return visit.show(joinPage, { ...context, errors }, 429);
    }
  }
  const token = makeLink(needs.keys, "membership-requested", needs.newId());
  return { redirect: toPath(paths.joinRequested, { token }) };
};
