import * as z from "zod/mini";
import { defineEntry } from "../../journal/entry.ts";

export const MemberDetailsChanged = defineEntry({
  name: "MemberDetailsChanged",
  version: 1,
  title: "Details of a member changed",
  description:
    "A member changed what they said of themselves on their own page. What it is, is with the membership.",
  subject: "member",
  data: () => z.object({ changed: z.array(z.enum(["organisation", "role", "champion"])) }),
  examples: [{ changed: ["role"] }],
});
