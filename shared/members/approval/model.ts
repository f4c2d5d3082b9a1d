import * as z from "zod/mini";
import {
  addressFilters,
  type DomainBook,
  isKnownAs,
  recognise,
} from "../../people/email-domains/recognise.ts";
import { type OrganisationKind, organisationKindNames } from "../../people/organisation-kinds.ts";

/** Who has to wait for the team before they are a member: by their kind of organisation, or by what their address says. Nobody, until the team says so. */
export const approvalRulesSchema = z.lazy(() =>
  z.object({
    version: z.int().check(z.nonnegative()),
    kinds: z.array(z.enum(organisationKindNames)),
    addresses: z.array(z.enum(addressFilters)),
  }),
);

/** Who has to wait for the team before they are a member. */
export type ApprovalRules = z.infer<typeof approvalRulesSchema>;

/** The rules before the team has set any. */
export const noRules: ApprovalRules = { version: 0, kinds: [], addresses: [] };

/** Whether somebody who has confirmed that they want to join has to wait for the team. */
export const needsApproval = (
  { kinds, addresses }: ApprovalRules,
  { segment, email }: { readonly segment: OrganisationKind; readonly email: string },
  domains: DomainBook,
): boolean => {
  const known = recognise(domains, email);
  return kinds.includes(segment) || addresses.some((address) => isKnownAs(known, address));
};
