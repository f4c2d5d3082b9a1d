import * as z from "zod";
import { defineEntry } from "../journal/entry.ts";

export const TeamMemberLeft = defineEntry({
  name: "TeamMemberLeft",
  version: 1,
  title: "Member of the team left",
  description: "Somebody left the team. What they looked after goes to those who stand in for them.",
  subject: "team-member",
  data: z.object({}),
  examples: [{}],
});
