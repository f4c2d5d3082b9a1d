import { enquiryKinds } from "../../shared/enquiries/kinds.ts";
import { listEnquiries } from "../../shared/enquiries/store.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { hoursBetween } from "../../shared/platform/time.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import listPage from "./desk-enquiries.njk";

/** The enquiries that wait for an answer, or with `?status=answered` those that had one. */
export const getDeskEnquiries: DeskPage = async (needs, request, visit) => {
  const status = request.query["status"] === "answered" ? "answered" : "open";
  const enquiries = await listEnquiries(needs.table, status);
  return visit.show(listPage, {
    status,
    enquiries: enquiries.map((enquiry) => ({
      ...enquiry,
      href: toPath(paths.deskEnquiry, { reference: enquiry.reference }),
      about: enquiryKinds[enquiry.kind],
      days: Math.floor(hoursBetween(enquiry.receivedAt, needs.now()) / 24),
    })),
  });
};
