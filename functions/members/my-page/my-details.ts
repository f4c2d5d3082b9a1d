import { correctOwnDetails } from "../../../shared/members/details/commands.ts";
import { detailsForm } from "../../../shared/members/details/input.ts";
import { readMembership } from "../../../shared/members/store.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { markOf } from "../../../shared/people/corrections/model.ts";
import { readPeople } from "../../../shared/people/store.ts";
import { view } from "../../entry-points/page-definition.ts";
import { sitePage } from "../../entry-points/page-file.ts";
import { field } from "../../entry-points/request.ts";
import { byMyPageLink } from "../../my-page/own-page.ts";
import { meantOrganisation, organisationQuestion } from "../../organisations/organisation-question.ts";
import { roleItems } from "../choices-form.ts";
import myDetails from "./my-details.njk";

/** What a member says of themselves, to be corrected. */
export const page = sitePage({
  path: paths.myDetails,
  names: byMyPageLink,
  load: async ({ table }, person, { request }) => {
    const [membership, [who]] = await Promise.all([
      readMembership(table, person),
      readPeople(table, [person]),
    ]);
    const member = membership?.member;
    if (member?.status !== "member" || who === undefined)
      return { redirect: toPath(paths.myPage, { token: request.parameters.token }) };
    return { member, who };
  },
  show: (_needs, { member, who }, { request }) =>
    view(myDetails, {
      back: { href: toPath(paths.myPage, { token: request.parameters.token }), text: "Your page" },
      roles: roleItems,
      // A form that comes back is of what the person saw who filled it in.
      seen: field(request.form, "_seen") || markOf(who),
      answers: {
        name: who.name,
        organisation: member.organisation,
        organisationCode: member.organisationCode,
        role: member.role,
        champion: member.wouldChampion === true ? "yes" : undefined,
      },
    }),
  asks: organisationQuestion,
  steps: (step) => ({
    save: step({
      form: detailsForm,
      run: async (needs, person, given) => {
        const meant = await meantOrganisation(needs, given, given.form);
        if ("goOn" in meant) return meant;
        const { name, role, _seen: seen } = given.form;
        const champion = given.request.form.has("champion");
        return correctOwnDetails(needs, { person, name, role, seen, champion, ...meant }, given);
      },
      done: "Saved. This is what we have of you from now on.",
    }),
  }),
  refusals: {
    changed:
      "Someone changed your details in the meantime. Open this page again and make your change to what they are now.",
    "not-a-member": "You are not a member of the community any more. You can join again.",
  },
});
