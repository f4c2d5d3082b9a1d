import * as z from "zod/mini";
import { defineEntry } from "../../journal/entry.ts";
import { givenChannels, withdrawnChannels } from "./model.ts";
import { purposeNames } from "./purposes.ts";

export const ConsentGiven = defineEntry({
  name: "ConsentGiven",
  version: 1,
  title: "Consent given",
  description:
    "A member agreed to what the words of these purposes say. The words, their version and the moment are with the membership.",
  subject: "member",
  data: () => z.object({ purposes: z.array(z.enum(purposeNames)), channel: z.enum(givenChannels) }),
  examples: [{ purposes: ["news", "research"], channel: "join-form" }],
});

export const ConsentWithdrawn = defineEntry({
  name: "ConsentWithdrawn",
  version: 1,
  title: "Consent withdrawn",
  description:
    "A member no longer agrees to these purposes: they said so themselves, or told the team, which recorded it. Somebody who leaves withdraws all.",
  subject: "member",
  data: () => z.object({ purposes: z.array(z.enum(purposeNames)), channel: z.enum(withdrawnChannels) }),
  examples: [{ purposes: ["news"], channel: "one-click" }],
});
