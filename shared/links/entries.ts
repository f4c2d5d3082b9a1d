import * as z from "zod/mini";
import { defineEntry } from "../journal/entry.ts";

export const LinkDied = defineEntry({
  name: "LinkDied",
  version: 1,
  title: "Link died",
  description:
    "An address that something of ours points to is not there any more: its server said so twice, or nobody answered a day apart.",
  subject: "link",
  data: () => z.object({ outcome: z.enum(["gone", "no-answer"]), status: z.optional(z.int()) }),
  examples: [{ outcome: "gone", status: 404 }, { outcome: "no-answer" }],
});

export const LinkAnswersAgain = defineEntry({
  name: "LinkAnswersAgain",
  version: 1,
  title: "Link answers again",
  description: "An address that was dead answers again.",
  subject: "link",
  data: () => z.object({}),
  examples: [{}],
});

export const LinkSetAside = defineEntry({
  name: "LinkSetAside",
  version: 1,
  title: "Link set aside",
  description: "One of the team said that a dead link stays as it is, and why. The reason is with the link.",
  subject: "link",
  data: () => z.object({}),
  examples: [{}],
});

export const LinkTakenUp = defineEntry({
  name: "LinkTakenUp",
  version: 1,
  title: "Link taken up again",
  description: "One of the team took back that a dead link stays as it is: it is a task again.",
  subject: "link",
  data: () => z.object({}),
  examples: [{}],
});
