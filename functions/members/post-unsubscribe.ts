import { leave } from "../../shared/members/commands.ts";
import { openLink } from "../../shared/platform/links.ts";
import type { Page } from "../entry-points/page.ts";
import unsubscribePage from "./unsubscribe.njk";

/**
 * One-click unsubscribe (RFC 8058): no form of ours, no cookie, whatever the body. The news is what members get, so this ends the
 * membership. A good, a used and an unknown address are answered alike; only a fault of ours is not a 200, so that the mail program
 * tries again.
 */
export const postUnsubscribe: Page = async (needs, request, visit) => {
  const link = openLink(needs.keys, "unsubscribe", request.parameters["token"] ?? "", needs.now());
  if (link.state === "good") await leave(needs, link.id, "one-click", visit.occasion);
  return visit.show(unsubscribePage, { unsubscribed: true });
};
