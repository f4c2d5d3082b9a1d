import * as z from "zod/mini";
import type { Entry } from "../journal/entry.ts";
import type { Key } from "../platform/dynamo.ts";
import { derivedFrom } from "../projections/projection.ts";
import { workItem } from "../work/item.ts";
import { ownedItems } from "../work/owned.ts";
import { readWithLastMessage } from "./conversation/store.ts";
import { dueOn, type Enquiry, isOurTurn } from "./enquiry.ts";
import {
  EnquiryAnswered,
  EnquiryAnswerFailed,
  EnquiryAssigned,
  EnquiryMerged,
  EnquiryMessageReceived,
  EnquiryMoved,
  EnquiryNoted,
  EnquiryReceived,
  EnquirySeparated,
  EnquirySorted,
} from "./entries.ts";

// A message changes the enquiry that leads its conversation; a merge or its undoing both.
const othersSchema = z.lazy(() =>
  z.object({ leads: z.optional(z.string()), into: z.optional(z.string()), from: z.optional(z.string()) }),
);

const othersIn = ({ data }: Pick<Entry, "data">): readonly string[] => {
  const { leads, into, from } = othersSchema.safeParse(data).data ?? {};
  return [leads, into, from].flatMap((reference) => reference ?? []);
};

const itemsOf = ({ enquiry, said }: { readonly enquiry: Enquiry; readonly said: Key | undefined }) => {
  const { assignee, status, merged, undelivered } = enquiry;
  const about = `enquiry:${enquiry.reference}`;
  const owned =
    status === "closed" || merged !== undefined
      ? []
      : ownedItems({ owner: assignee }, { kind: "enquiry", about, said });
  if (!isOurTurn(enquiry)) return owned;
  const kind = undelivered === undefined ? "enquiry" : "undelivered";
  return [...owned, workItem(assignee, { kind, about, dueOn: dueOn(enquiry) })];
};

/** What an enquiry leaves to be done: an answer, by whoever has it or by nobody yet. And who has it, until it is closed. */
export const enquiryWork = derivedFrom({
  kind: "enquiry",
  entries: [
    EnquiryReceived,
    EnquiryMessageReceived,
    EnquiryAnswered,
    EnquiryAnswerFailed,
    EnquiryMoved,
    EnquiryAssigned,
    EnquiryNoted,
    EnquirySorted,
    EnquiryMerged,
    EnquirySeparated,
  ],
  idsIn: (entry) => [entry.subject.id, ...othersIn(entry)],
  keys: /^ENQUIRY#(\S+) ENQUIRY$/,
  read: readWithLastMessage,
  items: itemsOf,
});
