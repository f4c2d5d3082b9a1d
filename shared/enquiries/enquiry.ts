import * as z from "zod";
import { enquiryKindNames } from "./kinds.ts";

/** An enquiry: what somebody asked, and where the answer stands. */
export const enquirySchema = z.object({
  reference: z.string(),
  person: z.uuid(),
  name: z.string(),
  organisation: z.string(),
  kind: z.enum(enquiryKindNames),
  message: z.string(),
  consentedAt: z.iso.datetime(),
  receivedAt: z.iso.datetime(),
  status: z.enum(["open", "answered"]),
  answeredAt: z.iso.datetime().optional(),
  answeredBy: z.uuid().optional(),
});

/** An enquiry. */
export type Enquiry = z.infer<typeof enquirySchema>;
