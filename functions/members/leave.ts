import { leave } from "../../shared/members/commands.ts";
import { givenPurposes } from "../../shared/members/consents/decide.ts";
import { purposeTitle } from "../../shared/members/consents/purposes.ts";
import { readMembership } from "../../shared/members/store.ts";
import { paths } from "../../shared/pages/paths.ts";
import { organisationKinds } from "../../shared/people/organisation-kinds.ts";
import { byLink, idOf } from "../entry-points/by-link.ts";
import { view } from "../entry-points/page-definition.ts";
import { sitePage } from "../entry-points/page-file.ts";
import leavePage from "./leave.njk";

/**
 * The membership behind the link of a member's letters: what they are to us, and one button to leave. Pressing it twice is leaving once;
 * either way the page then says how things stand.
 */
export const page = sitePage({
  path: paths.leave,
  names: byLink("manage-membership", idOf),
  load: async ({ table }, person: string) => ({ member: (await readMembership(table, person))?.member }),
  show: (_needs, { member }) =>
    view(leavePage, {
      member,
      segment: member === undefined ? "" : organisationKinds[member.segment],
      consents: givenPurposes(member?.consents ?? {}).map((purpose) => ({
        title: purposeTitle(purpose),
        ...member?.consents[purpose],
      })),
    }),
  steps: (step) => ({
    leave: step({
      run: async (needs, person, given) => {
        await leave(needs, { person, by: "page" }, given.occasion);
        return { done: true, leadsTo: given.request.path };
      },
    }),
  }),
  refusals: {},
});
