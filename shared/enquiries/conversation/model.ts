import * as z from "zod/mini";
import { automaticKinds } from "../../incoming-mail/incoming-mail.ts";
import type { Key } from "../../platform/dynamo.ts";

/** A file that came with a message and was kept. `size` is in bytes. */
export const fileSchema = z.lazy(() =>
  z.object({ id: z.uuid(), name: z.string(), type: z.string(), size: z.number() }),
);

/** Somebody whom a mail names, as it came. */
const mailboxSchema = z.lazy(() => z.object({ name: z.string(), address: z.string() }));

/** Whom a mail names: who wrote it, where they ask for answers, and who else it went to. What it says, and no more. */
export const correspondents = {
  author: z.optional(mailboxSchema),
  replyTo: z.optional(mailboxSchema),
  copied: z.optional(z.array(mailboxSchema)),
} as const;

/**
 * One message of a conversation: what `they` wrote, what the `team` answered, or a `note` that only the team sees. It never changes.
 * `person` is the one outside who wrote it or whom it went to, `also` who else got the same answer; `by` is the one of the team.
 */
export const messageSchema = z.lazy(() =>
  z.object({
    id: z.uuid(),
    at: z.iso.datetime(),
    from: z.enum(["they", "team", "note"]),
    via: z.enum(["form", "e-mail", "desk"]),
    person: z.optional(z.uuid()),
    also: z.optional(z.array(z.uuid())),
    by: z.optional(z.uuid()),
    subject: z.optional(z.string()),
    text: z.string(),
    /** What a mail quoted of earlier ones; shown folded. */
    quoted: z.optional(z.string()),
    /** Its Message-ID, without angle brackets, which an answer names. */
    messageId: z.optional(z.string()),
    files: z.array(fileSchema),
    /** What somebody should know of it: a part that could not be read, a file that was not kept. */
    remarks: z.array(z.string()),
    automatic: z.optional(z.enum(automaticKinds)),
    /** Whoever of the team put a held mail here, though its sender was no participant. */
    filedBy: z.optional(z.uuid()),
    /** Where the mail lies as it came. */
    original: z.optional(z.string()),
    ...correspondents,
  }),
);

/** One message of a conversation. */
export type Message = z.infer<typeof messageSchema>;

/** The key of a message: in its conversation, in order of time. Here and not in the store because letters enclose messages by it. */
export const messageKey = (conversation: string, { at, id }: Pick<Message, "at" | "id">): Key => ({
  pk: `ENQUIRY#${conversation}`,
  sk: `MESSAGE#${at}#${id}`,
});
