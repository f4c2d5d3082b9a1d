import * as z from "zod/mini";
import { defineEntry } from "../journal/entry.ts";
import { organisationKindNames } from "../people/organisation-kinds.ts";
import { declineReasonNames } from "./approval/reasons.ts";

export const MembershipRequested = defineEntry({
  name: "MembershipRequested",
  version: 1,
  title: "Membership requested",
  description:
    "Somebody filled in the join form. They are no member until they confirm by the link in their letter.",
  subject: "member",
  data: () => z.object({ request: z.uuid(), expires: z.iso.datetime() }),
  examples: [{ request: "01933f0e-7b1a-7c3e-9d4f-3a2b1c0d9e8f", expires: "2026-11-30T09:00:00.000Z" }],
});

export const MembershipHeld = defineEntry({
  name: "MembershipHeld",
  version: 1,
  title: "Membership waits for the team",
  description:
    "Somebody confirmed that they want to join, and the team looks at them first, as it has set for their kind of organisation or address.",
  subject: "member",
  data: () => z.object({ request: z.uuid(), segment: z.enum(organisationKindNames) }),
  examples: [{ request: "01933f0e-7b1a-7c3e-9d4f-3a2b1c0d9e8f", segment: "supplier" }],
});

export const MembershipDeclined = defineEntry({
  name: "MembershipDeclined",
  version: 1,
  title: "Membership declined",
  description: "The team did not accept somebody who wanted to join; a letter tells them why.",
  subject: "member",
  data: () => z.object({ reason: z.enum(declineReasonNames) }),
  examples: [{ reason: "own-address" }],
});

export const ApprovalRulesSet = defineEntry({
  name: "ApprovalRulesSet",
  version: 1,
  title: "Rules for approval set",
  description:
    "The team said who has to wait for it before they are a member, by kind of organisation or by what their address says.",
  subject: "page",
  data: () =>
    z.object({ version: z.int().check(z.positive()), kinds: z.array(z.enum(organisationKindNames)) }),
  examples: [{ version: 1, kinds: ["supplier"] }],
});

export const MemberJoined = defineEntry({
  name: "MemberJoined",
  version: 1,
  title: "Member joined",
  description:
    "A person confirmed that they want to be a member, or the team took over an existing membership from a list.",
  subject: "member",
  data: () => z.object({ via: z.enum(["form", "list"]), segment: z.enum(organisationKindNames) }),
  examples: [{ via: "form", segment: "nhs-trust" }],
});

export const MemberKindChanged = defineEntry({
  name: "MemberKindChanged",
  version: 1,
  title: "Kind of a member’s organisation changed",
  description:
    "A member is counted to another kind of organisation: the team said of what kind their organisation is, and they had said “other”.",
  subject: "member",
  data: () => z.object({ from: z.enum(organisationKindNames), to: z.enum(organisationKindNames) }),
  examples: [{ from: "other", to: "gp-practice" }],
});

export const MemberLeft = defineEntry({
  name: "MemberLeft",
  version: 1,
  title: "Member left",
  description: "A member ended the membership, by the page in their letters or by their own page.",
  subject: "member",
  data: () =>
    z.object({
      by: z.enum(["page", "one-click", "complaint", "import-undone"]),
      segment: z.enum(organisationKindNames),
    }),
  examples: [{ by: "page", segment: "supplier" }],
});
