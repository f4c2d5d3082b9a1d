import * as z from "zod/mini";
import { defineEntry } from "../../journal/entry.ts";

export const EmailDomainsSaved = defineEntry({
  name: "EmailDomainsSaved",
  version: 1,
  title: "Email domains saved",
  description:
    "The team changed by which domains members of public bodies are recognised, or what a domain proves.",
  subject: "page",
  data: () => z.object({ version: z.int().check(z.positive()), added: z.int(), removed: z.int() }),
  examples: [{ version: 3, added: 2, removed: 1 }],
});
