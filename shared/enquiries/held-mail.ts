import * as z from "zod";
import { automaticKinds, fileSchema } from "./message.ts";

/**
 * Why a mail is in no conversation. `unknown-sender`: it names one, and its sender is no participant. `not-verified`: its sender may be
 * forged. `team-answer`: one of the team answered by mail in a way that cannot go out. `no-sender`: it does not say who sent it.
 */
export const holdReasons = [
  "unknown-sender",
  "not-verified",
  "team-answer",
  "spam",
  "virus",
  "automatic",
  "no-sender",
] as const;

/** Why a mail is in no conversation. */
export type HoldReason = (typeof holdReasons)[number];

/**
 * Where a held mail stands. `held`: a person is to decide. `set-aside`: a machine wrote it, nobody need decide. `filed`: somebody put it into a
 * conversation or made an enquiry of it. `discarded`: somebody decided that it is of no use.
 */
export const heldMailStatuses = ["held", "set-aside", "filed", "discarded"] as const;

/** A mail that came in and is in no conversation. It is kept until somebody decides, and after that as the record of the decision. */
export const heldMailSchema = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  status: z.enum(heldMailStatuses),
  why: z.enum(holdReasons),
  automatic: z.enum(automaticKinds).optional(),
  /** The conversation that its address, its references or its words name. */
  names: z.string().optional(),
  from: z.object({ name: z.string(), address: z.string() }).optional(),
  subject: z.string(),
  text: z.string(),
  quoted: z.string().optional(),
  messageId: z.string().optional(),
  files: z.array(fileSchema),
  remarks: z.array(z.string()),
  original: z.string().optional(),
  decided: z
    .object({ at: z.iso.datetime(), by: z.string().optional(), into: z.string().optional() })
    .optional(),
  version: z.number().int().positive(),
});

/** A mail that is in no conversation. */
export type HeldMail = z.infer<typeof heldMailSchema>;
