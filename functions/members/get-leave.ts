import { readMembership } from "../../shared/members/store.ts";
import badLink from "../../shared/pages/bad-link.njk";
import { segments } from "../../shared/people/segments.ts";
import { openLink } from "../../shared/platform/links.ts";
import type { Page } from "../entry-points/page.ts";
import leavePage from "./leave.njk";

/** The membership behind the link of a member's letters: what they are to us, and one button to leave. */
export const getLeave: Page = async (needs, request, visit) => {
  const link = openLink(needs.keys, "manage-membership", request.parameters["token"] ?? "", needs.now());
  if (link.state !== "good") return visit.show(badLink, { state: link.state }, 404);
  const member = (await readMembership(needs.table, link.id))?.member;
  const segment = member === undefined ? "" : segments[member.segment];
  return visit.show(leavePage, { member, segment });
};
