import { leave } from "../../shared/members/commands.ts";
import { paths } from "../../shared/pages/paths.ts";
import { openFollowedLink } from "../entry-points/followed-link.ts";
import type { Visit } from "../entry-points/page.ts";
import type { PageFile } from "../entry-points/page-definition.ts";
import unsubscribePage from "./unsubscribe.njk";

/**
 * The unsubscribe address. When a person opens it: one button. It looks nothing up and is the same for every address, because programs fetch
 * what stands in a header (RFC 8058, section 1) and nobody must learn from it who is known.
 *
 * One-click unsubscribe (RFC 8058) posts to it without a form of ours or a cookie, whatever the body, and wants no redirect. The news is what
 * members get, so this ends the membership. A good, a used and an unknown address are answered alike; only a fault of ours is not a 200, so
 * that the mail program tries again.
 */
export const page: PageFile<Visit, typeof paths.unsubscribe> = {
  path: paths.unsubscribe,
  get: async (_needs, _request, visit) => visit.show(unsubscribePage),
  post: async (needs, request, visit) => {
    const link = openFollowedLink(needs, "unsubscribe", request.parameters["token"] ?? "");
    if (link.state === "good") await leave(needs, { person: link.id, by: "one-click" }, visit.occasion);
    return visit.show(unsubscribePage, { unsubscribed: true });
  },
};
