import badLink from "../../shared/pages/bad-link.njk";
import { openLink } from "../../shared/platform/links.ts";
import type { Page } from "../entry-points/page.ts";
import requestedPage from "./join-requested.njk";

/** "Check your email": the same for everybody, so it tells nobody who is known. */
export const getJoinRequested: Page = async (needs, request, visit) => {
  const link = openLink(needs.keys, "membership-requested", request.parameters["token"] ?? "", needs.now());
  if (link.state !== "good") return visit.show(badLink, { state: link.state }, 404);
  return visit.show(requestedPage);
};
