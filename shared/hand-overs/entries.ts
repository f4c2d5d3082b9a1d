import * as z from "zod/mini";
import { defineEntry } from "../journal/entry.ts";

const id = "0199e7a0-4c1c-7000-8000-000000000001";
const to = "0199e7a0-4c1c-7000-8000-00000000000a";

export const HandOverBegun = defineEntry({
  name: "HandOverBegun",
  version: 1,
  title: "Hand-over begun",
  description:
    "Everything that one of the team owns or is the deputy for goes to a colleague. Each thing has an entry of its own.",
  subject: "team-member",
  data: () => z.object({ handOver: z.uuid(), to: z.uuid() }),
  examples: [{ handOver: id, to }],
});

export const HandOverFinished = defineEntry({
  name: "HandOverFinished",
  version: 1,
  title: "Hand-over finished",
  description: "A colleague has what was handed over to them, and so many things stayed where they were.",
  subject: "team-member",
  data: () =>
    z.object({
      handOver: z.uuid(),
      to: z.uuid(),
      given: z.int().check(z.nonnegative()),
      left: z.int().check(z.nonnegative()),
    }),
  examples: [{ handOver: id, to, given: 23, left: 1 }],
});

export const HandOverTakenBack = defineEntry({
  name: "HandOverTakenBack",
  version: 1,
  title: "Hand-over taken back",
  description: "What was handed over goes back to who had it, where nobody has changed hands of it since.",
  subject: "team-member",
  data: () => z.object({ handOver: z.uuid(), to: z.uuid() }),
  examples: [{ handOver: id, to }],
});
