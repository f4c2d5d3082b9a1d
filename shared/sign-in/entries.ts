import * as z from "zod/mini";
import { defineEntry } from "../journal/entry.ts";
import { roles } from "./role.ts";

export const TeamMemberJoined = defineEntry({
  name: "TeamMemberJoined",
  version: 1,
  title: "Member of the team joined",
  description:
    "Somebody signed in at the desk for the first time, with the role that the sign-in service gave them.",
  subject: "team-member",
  data: () => z.object({ role: z.enum(roles) }),
  examples: [{ role: "team" }],
});

export const TeamMemberRoleChanged = defineEntry({
  name: "TeamMemberRoleChanged",
  version: 1,
  title: "Role of a member of the team changed",
  description:
    "Somebody of the team may do more or less than before, by a sign-in (the sign-in service gave another role) or by an administrator.",
  subject: "team-member",
  data: () => z.object({ from: z.enum(roles), to: z.enum(roles) }),
  examples: [{ from: "team", to: "viewer" }],
});

export const TeamMemberLeft = defineEntry({
  name: "TeamMemberLeft",
  version: 1,
  title: "Member of the team left",
  description:
    "Somebody left the team: their sessions end, and signing in does not bring them back. What they looked after goes to those who stand in for them.",
  subject: "team-member",
  data: () => z.object({}),
  examples: [{}],
});

export const TeamMemberReadmitted = defineEntry({
  name: "TeamMemberReadmitted",
  version: 1,
  title: "Member of the team let back in",
  description:
    "An administrator let somebody back in who had left the team, or lets them sign in with another account.",
  subject: "team-member",
  data: () => z.object({}),
  examples: [{}],
});

export const TeamSessionsEnded = defineEntry({
  name: "TeamSessionsEnded",
  version: 1,
  title: "Sessions of a member of the team ended",
  description: "An administrator ended sessions of somebody else at the desk.",
  subject: "team-member",
  data: () => z.object({ count: z.int().check(z.positive()) }),
  examples: [{ count: 2 }],
});
