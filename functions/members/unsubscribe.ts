import { openUnsubscribeLinkId, type Unsubscribing } from "../../shared/letters/unsubscribe-link.ts";
import { unsubscribe } from "../../shared/members/choices/commands.ts";
import { paths } from "../../shared/pages/paths.ts";
import { openFollowedLink } from "../entry-points/followed-link.ts";
import type { PageNeeds, Visit } from "../entry-points/page.ts";
import type { PageFile } from "../entry-points/page-definition.ts";
import type { PageRequest } from "../entry-points/request.ts";
import unsubscribePage from "./unsubscribe.njk";

/** What the link ends, and whose; nothing for a link that is none of ours. */
const named = (needs: PageNeeds, { parameters }: PageRequest) => {
  const link = openFollowedLink(needs, "unsubscribe", parameters["token"] ?? "");
  return link.state === "good" ? openUnsubscribeLinkId(link.id) : undefined;
};

const endedBy = (stopped: Unsubscribing | undefined) => ({
  ofTopic: stopped?.topic !== undefined,
  ofResearch: stopped?.purpose !== undefined,
});

/**
 * The unsubscribe address. When a person opens it: one button. It looks nothing up and says nothing of anybody, because programs fetch what stands
 * in a header (RFC 8058, section 1) and nobody must learn from it who is known.
 *
 * One-click unsubscribe (RFC 8058) posts to it without a form of ours or a cookie, with any body or none, and wants no redirect. Who and what is in
 * the address alone. A good, a used and an unknown address are answered alike; only a fault of ours is not a 200, so that the mail program tries
 * again. A link without a topic, as all were before there were topics, ends all news; the membership goes on.
 */
export const page: PageFile<Visit, typeof paths.unsubscribe> = {
  path: paths.unsubscribe,
  get: async (needs, request, visit) => visit.show(unsubscribePage, endedBy(named(needs, request))),
  post: async (needs, request, visit) => {
    const stopped = named(needs, request);
    const channel = request.form.has("on-page") ? "email-link" : "one-click";
    if (stopped !== undefined) await unsubscribe(needs, { ...stopped, channel }, visit.occasion);
    return visit.show(unsubscribePage, { unsubscribed: true, ...endedBy(stopped) });
  },
};
