import { mailIdKey } from "../incoming-mail/mail-id.ts";
import { queryAll } from "../platform/dynamo.ts";
import {
  ERASED_NAME,
  type ErasedStep,
  type EraseNeeds,
  type Eraser,
  type Erasing,
  emptied,
  gone,
  NOTHING,
  recordErased,
} from "../privacy/erasure/eraser.ts";
import { toMessage } from "./conversation/store.ts";
import { moveTo } from "./decide-status.ts";
import type { Enquiry } from "./enquiry.ts";
import { enquiryKey, enquirySaving, readWithTargets, toEnquiry } from "./store.ts";

/** Messages that go in one transaction, with the index of each. */
const AT_ONCE = 20;

interface WhichMessages {
  readonly reference: string;
  /** Only those of this person; all unless told. */
  readonly of?: string | undefined;
}

/** Takes the messages of a conversation away, or those that one person wrote or got, with their mails and files. */
export const eraseMessages = async (
  { table }: Pick<EraseNeeds, "table">,
  { reference, of }: WhichMessages,
): Promise<ErasedStep> => {
  const items = await queryAll(table, {
    KeyConditionExpression: "pk = :pk AND begins_with(sk, :message)",
    ...(of !== undefined && { FilterExpression: "message.person = :of" }),
    ExpressionAttributeValues: {
      ":pk": enquiryKey(reference).pk,
      ":message": "MESSAGE#",
      ...(of !== undefined && { ":of": of }),
    },
    ConsistentRead: true,
  });
  const some = items.slice(0, AT_ONCE);
  if (some.length === 0) return NOTHING;
  const messages = some.flatMap((item) => toMessage(item) ?? []);
  return {
    writes: [
      ...some.map(({ pk, sk }) => gone({ pk: String(pk), sk: String(sk) })),
      ...[...new Set(messages.flatMap(({ messageId }) => messageId ?? []))].map((id) => gone(mailIdKey(id))),
    ],
    deleted: { messages: some.length },
    mails: messages.flatMap(({ original }) => original ?? []),
    files: messages.flatMap(({ files }) => files.map(({ id }) => id)),
    more: true,
  };
};

const closed = async ({ table }: EraseNeeds, before: Enquiry, { occasion }: Erasing): Promise<ErasedStep> => {
  const { targets } = await readWithTargets(table, []);
  const decision = moveTo(before, "closed", "person", { occasion, targets });
  const { writes = [], entries } = enquirySaving(before, decision);
  return { writes, entries, more: true };
};

/** An enquiry is closed, loses its conversation, and keeps its kind, its dates and who of the team answered. */
export const enquiryEraser: Eraser = {
  kind: "enquiries",
  filedAs: "ENQUIRY#",
  erase: async (needs, item, erasing) => {
    const enquiry = toEnquiry(item);
    if (enquiry.status !== "closed") return closed(needs, enquiry, erasing);
    const messages = await eraseMessages(needs, enquiry);
    if (messages !== NOTHING) return messages;
    const writes = emptied(item, "enquiry", () => ({
      subject: ERASED_NAME,
      excerpt: "",
      details: {},
      name: ERASED_NAME,
      organisation: "",
    }));
    return writes.length === 0
      ? NOTHING
      : {
          writes,
          entries: [recordErased("enquiries", enquiry.reference, erasing)],
          emptied: { enquiries: 1 },
        };
  },
};
