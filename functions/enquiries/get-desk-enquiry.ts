import { enquiryKinds } from "../../shared/enquiries/kinds.ts";
import { type Conversation, readConversation } from "../../shared/enquiries/store.ts";
import notFound from "../../shared/pages/not-found.njk";
import { readPeople } from "../../shared/people/store.ts";
import { parseReference } from "../../shared/platform/references.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskPage, DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import enquiryPage from "./desk-enquiry.njk";
import { detailRows } from "./enquiry-form.ts";

/** One enquiry with its conversation, and what can be done with it. */
export const showEnquiry = async (
  needs: PageNeeds,
  visit: DeskVisit,
  { enquiry, messages }: Conversation,
  more: object = {},
  status = 200,
): Promise<PageAnswer> => {
  const [sender] = await readPeople(needs.table, [enquiry.person]);
  const context = {
    enquiry,
    messages,
    about: enquiryKinds[enquiry.kind],
    details: detailRows(enquiry.kind, enquiry.details),
    sender,
    answers: {},
    ...more,
  };
  return visit.show(enquiryPage, context, status);
};

const DONE = new Map([
  ["answer", "Your answer is on its way."],
  ["answered", "Marked as answered."],
  ["open", "Open again."],
  ["closed", "Closed."],
  ["filed", "The held mail is in this conversation now."],
]);

/** The enquiry whose reference is in the address. */
export const getDeskEnquiry: DeskPage = async (needs, request, visit) => {
  const reference = parseReference("enquiry", request.parameters["reference"] ?? "");
  const conversation = reference === null ? undefined : await readConversation(needs.table, reference);
  if (conversation === undefined) return visit.show(notFound, {}, 404);
  return showEnquiry(needs, visit, conversation, { done: DONE.get(request.query["done"] ?? "") });
};
