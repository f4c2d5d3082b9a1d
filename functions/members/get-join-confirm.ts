import { openRequestLinkId } from "../../shared/members/commands.ts";
import { type RequestState, stateOfRequest } from "../../shared/members/decide.ts";
import { readMembership } from "../../shared/members/store.ts";
import badLink from "../../shared/pages/bad-link.njk";
import { paths } from "../../shared/pages/paths.ts";
import { openLink } from "../../shared/platform/links.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { Page, Visit } from "../entry-points/page.ts";
import confirmPage from "./join-confirm.njk";

const statuses: Readonly<Record<RequestState, number>> = {
  waiting: 200,
  member: 200,
  left: 410,
  expired: 410,
  superseded: 410,
  unknown: 404,
};

/** What a confirmation link leads to, in words; `unknown` is told like an altered link, because both lead to nobody. */
export const showRequest = (visit: Visit, state: RequestState, more: object = {}): PageAnswer =>
  state === "unknown"
    ? visit.show(badLink, { state: "altered", next: { href: paths.join, text: "Ask to join again" } }, 404)
    : visit.show(confirmPage, { state, ...more }, statuses[state]);

/** The page behind the link of the confirmation letter: one button. Looking at it changes nothing, so a mail scanner joins nobody. */
export const getJoinConfirm: Page = async (needs, request, visit) => {
  const link = openLink(needs.keys, "confirm-membership", request.parameters["token"] ?? "", needs.now());
  if (link.state === "altered") return showRequest(visit, "unknown");
  const named = openRequestLinkId(link.id);
  const membership = await readMembership(needs.table, named.person);
  return showRequest(visit, stateOfRequest(membership, named.request, needs.now()));
};
