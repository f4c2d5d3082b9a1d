import { createHash } from "node:crypto";
import * as z from "zod/mini";
import { OVERTAKEN, type Overtaken, type Write } from "../journal/commit.ts";
import type { Item, Key } from "../platform/dynamo.ts";

/**
 * The key under which a Message-ID leads to the conversation that it belongs to. What stands before the @ is enough: our letters are known
 * by their own id and by the mail service's, and both are given a domain on the way.
 */
export const mailIdKey = (messageId: string): Key => {
  const at = messageId.lastIndexOf("@");
  const local = at > 0 ? messageId.slice(0, at) : messageId;
  return { pk: `MAIL-ID#${createHash("sha256").update(local).digest("hex")}`, sk: "MAIL-ID" };
};

/** The item that says which conversation a Message-ID belongs to. */
export const mailIdItem = (messageId: string, conversation: string): Item & Key => ({
  ...mailIdKey(messageId),
  conversation,
});

/** The write that gives a Message-ID to a conversation, unless another mail bore it first. */
export const newMailIdWrite = (messageId: string, conversation: string): Write<Overtaken> => ({
  put: mailIdItem(messageId, conversation),
  when: { expression: "attribute_not_exists(pk)" },
  otherwise: OVERTAKEN,
});

const mailIdSchema = z.object({ conversation: z.string() });

/** The conversation in an item with `mailIdKey`, if one was found. */
export const conversationIn = (item: Item | undefined): string | undefined =>
  item === undefined ? undefined : mailIdSchema.parse(item).conversation;
