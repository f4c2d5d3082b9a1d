import * as z from "zod/mini";
import type { Entry } from "../journal/entry.ts";
import { derivedFrom } from "../projections/projection.ts";
import { workItem } from "../work/item.ts";
import { dueOn, type Enquiry, isOurTurn } from "./enquiry.ts";
import {
  EnquiryAnswered,
  EnquiryAnswerFailed,
  EnquiryAssigned,
  EnquiryMerged,
  EnquiryMessageReceived,
  EnquiryMoved,
  EnquiryReceived,
  EnquirySeparated,
  EnquirySorted,
} from "./entries.ts";
import { readEnquiry } from "./store.ts";

// A message changes the enquiry that leads its conversation; a merge or its undoing both.
const othersSchema = z.lazy(() =>
  z.object({ leads: z.optional(z.string()), into: z.optional(z.string()), from: z.optional(z.string()) }),
);

const othersIn = ({ data }: Pick<Entry, "data">): readonly string[] => {
  const { leads, into, from } = othersSchema.safeParse(data).data ?? {};
  return [leads, into, from].flatMap((reference) => reference ?? []);
};

const itemsOf = (enquiry: Enquiry) => {
  if (!isOurTurn(enquiry)) return [];
  const kind = enquiry.undelivered === undefined ? "enquiry" : "undelivered";
  const about = `enquiry:${enquiry.reference}`;
  return [workItem(enquiry.assignee, { kind, about, dueOn: dueOn(enquiry) })];
};

/** What an enquiry leaves to be done: an answer, by whoever has it or by nobody yet. */
export const enquiryWork = derivedFrom({
  kind: "enquiry",
  entries: [
    EnquiryReceived,
    EnquiryMessageReceived,
    EnquiryAnswered,
    EnquiryAnswerFailed,
    EnquiryMoved,
    EnquiryAssigned,
    EnquirySorted,
    EnquiryMerged,
    EnquirySeparated,
  ],
  idsIn: (entry) => [entry.subject.id, ...othersIn(entry)],
  keys: /^ENQUIRY#(\S+) ENQUIRY$/,
  read: readEnquiry,
  items: itemsOf,
});
