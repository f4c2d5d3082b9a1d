import type { Page } from "../entry-points/page.ts";
import enquiryPage from "./enquiry.njk";
import { kindItems } from "./kind-items.ts";

/** The empty enquiry form. */
export const getEnquiry: Page = async (_needs, _request, visit) =>
  visit.show(enquiryPage, { answers: {}, kinds: kindItems });
