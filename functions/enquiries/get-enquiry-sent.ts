import badLink from "../../shared/pages/bad-link.njk";
import { openLink } from "../../shared/platform/links.ts";
import type { Page } from "../entry-points/page.ts";
import sentPage from "./enquiry-sent.njk";

/** The confirmation with the reference. It can be bookmarked, and shows nothing but the reference. */
export const getEnquirySent: Page = async (needs, request, visit) => {
  const link = openLink(needs.keys, "sent-enquiry", request.parameters["token"] ?? "", needs.now());
  if (link.state !== "good") return visit.show(badLink, { state: link.state }, 404);
  return visit.show(sentPage, { reference: link.id });
};
