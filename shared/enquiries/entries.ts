import * as z from "zod";
import { defineEntry } from "../journal/entry.ts";
import { enquiryKindNames } from "./kinds.ts";

export const EnquiryReceived = defineEntry({
  name: "EnquiryReceived",
  version: 1,
  title: "Enquiry received",
  description: "Somebody sent an enquiry. What they wrote is in the enquiry, not here.",
  subject: "enquiry",
  data: z.object({ kind: z.enum(enquiryKindNames), channel: z.enum(["form", "e-mail"]) }),
  examples: [{ kind: "general", channel: "form" }],
});

export const EnquiryAnswered = defineEntry({
  name: "EnquiryAnswered",
  version: 1,
  title: "Enquiry answered",
  description: "One of the team marked the enquiry as answered.",
  subject: "enquiry",
  data: z.object({ hoursOpen: z.number().int().nonnegative() }),
  examples: [{ hoursOpen: 26 }],
});

export const EnquiryReopened = defineEntry({
  name: "EnquiryReopened",
  version: 1,
  title: "Enquiry reopened",
  description: "One of the team took back that the enquiry was answered.",
  subject: "enquiry",
  data: z.object({}),
  examples: [{}],
});
