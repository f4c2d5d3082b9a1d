import * as z from "zod/mini";
import { automaticKinds } from "../../incoming-mail/incoming-mail.ts";
import type { Titled } from "../../platform/titled.ts";
import { correspondents, fileSchema } from "../conversation/model.ts";

/**
 * Why a mail is in no conversation. `not-allowed`: one of the team answered by mail who may only look. `unknown-sender`: it names one, and its sender is no participant. `not-verified`: its sender may be
 * forged. `team-answer`: one of the team answered by mail in a way that cannot go out. `placeholder`: their answer has something in it that was still to be replaced.
 * `several-enquiries`: they answered a letter that tells of several enquiries. `no-sender`: it does not say who sent it.
 * `odd-sender`: it does, with an address that we cannot write to.
 */
export const holdReasons = [
  "unknown-sender",
  "not-verified",
  "not-allowed",
  "team-answer",
  "placeholder",
  "several-enquiries",
  "spam",
  "virus",
  "automatic",
  "no-sender",
  "odd-sender",
] as const;

/** Why a mail is in no conversation. */
export type HoldReason = (typeof holdReasons)[number];

/**
 * Where a held mail stands. `held`: a person is to decide. `set-aside`: a machine wrote it, nobody need decide. `filed`: somebody put it into a
 * conversation or made an enquiry of it. `discarded`: somebody decided that it is of no use.
 */
export const heldMailStatuses = ["held", "set-aside", "filed", "discarded"] as const;

/** A mail that came in and is in no conversation. It is kept until somebody decides, and after that as the record of the decision. */
export const heldMailSchema = z.lazy(() =>
  z.object({
    id: z.uuid(),
    at: z.iso.datetime(),
    status: z.enum(heldMailStatuses),
    why: z.enum(holdReasons),
    automatic: z.optional(z.enum(automaticKinds)),
    /** The conversation that its address, its references or its words name. */
    names: z.optional(z.string()),
    from: z.optional(z.object({ name: z.string(), address: z.string() })),
    subject: z.string(),
    text: z.string(),
    quoted: z.optional(z.string()),
    messageId: z.optional(z.string()),
    files: z.array(fileSchema),
    remarks: z.array(z.string()),
    original: z.optional(z.string()),
    ...correspondents,
    decided: z.optional(
      z.object({ at: z.iso.datetime(), by: z.optional(z.string()), into: z.optional(z.string()) }),
    ),
    version: z.int().check(z.positive()),
  }),
);

/** A mail that is in no conversation. */
export type HeldMail = z.infer<typeof heldMailSchema>;

/** Held mails, as any list names them. */
export const titledHeldMail: Titled = {
  key: (id) => ({ pk: `HELD-MAIL#${id}`, sk: "HELD-MAIL" }),
  title: ["held", "subject"],
};
