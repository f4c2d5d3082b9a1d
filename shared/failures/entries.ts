import * as z from "zod/mini";
import { defineEntry } from "../journal/entry.ts";

export const FailureRecorded = defineEntry({
  name: "FailureRecorded",
  version: 1,
  title: "Failure recorded",
  description: "A function gave up on its work after its retries. What it was given is kept, to be replayed.",
  subject: "failure",
  data: () => z.object({ function: z.string() }),
  examples: [{ function: "enquiries-on-enquiry-received" }],
});

export const FailureSetAside = defineEntry({
  name: "FailureSetAside",
  version: 1,
  title: "Failure set aside",
  description:
    "One of the team looked at a failure and found nothing to do again. It stays readable for 90 days.",
  subject: "failure",
  data: () => z.object({}),
  examples: [{}],
});

export const FailureSettled = defineEntry({
  name: "FailureSettled",
  version: 1,
  title: "Failure settled",
  description:
    "Work that was given up turned out to be done, or was settled otherwise: a letter went out after all, or was sent again. Nobody has to look at the failure any more.",
  subject: "failure",
  data: () => z.object({}),
  examples: [{}],
});

export const FailureReplayRequested = defineEntry({
  name: "FailureReplayRequested",
  version: 1,
  title: "Failure replay requested",
  description: "One of the team, or an operator, wants the failed work done again.",
  subject: "failure",
  data: () => z.object({ failure: z.string() }),
  examples: [{ failure: "0f3d5c1e" }],
});
