import { leave } from "../../shared/members/commands.ts";
import badLink from "../../shared/pages/bad-link.njk";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { openLink } from "../../shared/platform/links.ts";
import type { Page } from "../entry-points/page.ts";

/** Ends the membership. Pressing the button twice is leaving once; either way the page then says how things stand. */
export const postLeave: Page = async (needs, request, visit) => {
  const token = request.parameters["token"] ?? "";
  const link = openLink(needs.keys, "manage-membership", token, needs.now());
  if (link.state !== "good") return visit.show(badLink, { state: link.state }, 404);
  await leave(needs, link.id, "page", visit.occasion);
  return { redirect: toPath(paths.leave, { token }) };
};
