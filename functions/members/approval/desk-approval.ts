import * as z from "zod/mini";
import { setApprovalRules } from "../../../shared/members/approval/commands.ts";
import { readRules } from "../../../shared/members/approval/store.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { addressFilters } from "../../../shared/people/email-domains/recognise.ts";
import { organisationKindNames, organisationKinds } from "../../../shared/people/organisation-kinds.ts";
import { nothing, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { addressChoices } from "../../people/email-domains/address-words.ts";
import approvalPage from "./desk-approval.njk";

const seenForm = z.object({ _version: z.catch(z.coerce.number().check(z.int(), z.nonnegative()), 0) });

/** Which kinds of organisation and of address wait for the team before they are members. */
export const page = deskPage({
  path: paths.deskApproval,
  names: nothing,
  load: ({ table }) => readRules(table),
  show: (_needs, rules, { request }) =>
    view(approvalPage, {
      // A form that comes back is of the version that the person saw, with what they ticked.
      version: request.form.get("_version")?.[0] ?? rules.version,
      ticked: {
        kinds: request.method === "POST" ? (request.form.get("kinds") ?? []) : rules.kinds,
        addresses: request.method === "POST" ? (request.form.get("addresses") ?? []) : rules.addresses,
      },
      kinds: organisationKindNames.map((value) => ({ value, text: organisationKinds[value] })),
      addresses: addressChoices,
      isNobody: rules.kinds.length + rules.addresses.length === 0,
    }),
  steps: (step) => ({
    save: step({
      form: seenForm,
      run: (needs, _named, given) => {
        const ticked = (name: string) => given.request.form.get(name) ?? [];
        const rules = {
          version: given.form._version,
          kinds: organisationKindNames.filter((kind) => ticked("kinds").includes(kind)),
          addresses: addressFilters.filter((one) => ticked("addresses").includes(one)),
        };
        return setApprovalRules(needs, rules, given);
      },
      done: "Saved. It holds for everybody who confirms from now on. Those who wait already go on waiting.",
    }),
  }),
  refusals: {
    changed:
      "Someone set this while you were looking at it. What you ticked is still here: look at what is set now, and save again if yours should hold.",
  },
});
