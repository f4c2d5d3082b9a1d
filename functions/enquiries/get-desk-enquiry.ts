import type { Enquiry } from "../../shared/enquiries/enquiry.ts";
import { enquiryKinds } from "../../shared/enquiries/kinds.ts";
import { readEnquiry } from "../../shared/enquiries/store.ts";
import notFound from "../../shared/pages/not-found.njk";
import { readPeople } from "../../shared/people/store.ts";
import { parseReference } from "../../shared/platform/references.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskPage, DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import enquiryPage from "./desk-enquiry.njk";

/** One enquiry with its sender, and what can be done with it. */
export const showEnquiry = async (
  needs: PageNeeds,
  visit: DeskVisit,
  enquiry: Enquiry,
  more: object = {},
  status = 200,
): Promise<PageAnswer> => {
  const [sender] = await readPeople(needs.table, [enquiry.person]);
  return visit.show(enquiryPage, { enquiry, about: enquiryKinds[enquiry.kind], sender, ...more }, status);
};

const DONE = new Map([
  ["answered", "Marked as answered."],
  ["reopened", "Open again."],
]);

/** The enquiry whose reference is in the address. */
export const getDeskEnquiry: DeskPage = async (needs, request, visit) => {
  const reference = parseReference("enquiry", request.parameters["reference"] ?? "");
  const enquiry = reference === null ? undefined : await readEnquiry(needs.table, reference);
  if (enquiry === undefined) return visit.show(notFound, {}, 404);
  return showEnquiry(needs, visit, enquiry, { done: DONE.get(request.query["done"] ?? "") });
};
