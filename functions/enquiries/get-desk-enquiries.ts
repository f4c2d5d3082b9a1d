import { type Enquiry, type EnquiryStatus, isOurTurn, urgency } from "../../shared/enquiries/enquiry.ts";
import { enquiryKinds } from "../../shared/enquiries/kinds.ts";
import { listActive, listClosed } from "../../shared/enquiries/store.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { localDate } from "../../shared/platform/wall-clock.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import listPage from "./desk-enquiries.njk";

const views = ["to-do", "waiting", "answered", "closed"] as const;

const isIn = (view: (typeof views)[number], enquiry: Enquiry): boolean => {
  const status: EnquiryStatus = enquiry.status;
  return view === "to-do" ? isOurTurn(enquiry) : status === view;
};

/** The enquiries of one view: those that wait for the team, unless `?view=` asks for others. One query. */
export const getDeskEnquiries: DeskPage = async (needs, request, visit) => {
  const view = views.find((name) => name === request.query["view"]) ?? "to-do";
  const today = localDate(needs.now());
  const enquiries = view === "closed" ? await listClosed(needs.table) : await listActive(needs.table);
  return visit.show(listPage, {
    view,
    enquiries: enquiries
      .filter((enquiry) => isIn(view, enquiry))
      .map((enquiry) => ({
        ...enquiry,
        href: toPath(paths.deskEnquiry, { reference: enquiry.reference }),
        about: enquiryKinds[enquiry.kind],
        urgency: urgency(enquiry, today),
      })),
  });
};
