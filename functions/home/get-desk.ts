import { waitingEnquiries } from "../../shared/enquiries/read.ts";
import { hoursBetween } from "../../shared/platform/time.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import deskPage from "./desk.njk";

/** What needs a person today. */
export const getDesk: DeskPage = async (needs, _request, visit) => {
  const open = await waitingEnquiries(needs.table);
  const late = open.filter(({ receivedAt }) => hoursBetween(receivedAt, needs.now()) >= 48);
  return visit.show(deskPage, { open: open.length, late: late.length });
};
