import { confirmMembership, openRequestLinkId } from "../../shared/members/commands.ts";
import { type RequestState, stateOfRequest } from "../../shared/members/decide.ts";
import { readMembership } from "../../shared/members/store.ts";
import { paths } from "../../shared/pages/paths.ts";
import { badLinkPage } from "../entry-points/by-link.ts";
import { openFollowedLink } from "../entry-points/followed-link.ts";
import { view } from "../entry-points/page-definition.ts";
import { sitePage } from "../entry-points/page-file.ts";
import confirm from "./join-confirm.njk";

const statuses: Readonly<Record<Exclude<RequestState, "unknown">, number>> = {
  waiting: 200,
  held: 200,
  declined: 410,
  member: 200,
  left: 410,
  expired: 410,
  superseded: 410,
};

const joinAgain = { href: paths.join, text: "Ask to join again" } as const;

/**
 * The page behind the link of the confirmation letter: one button, by which the person becomes a member, once. Looking at it changes
 * nothing, so a mail scanner joins nobody; afterwards it says how things stand, whoever presses the button again.
 */
export const page = sitePage({
  path: paths.joinConfirm,
  names: (needs, { request, visit }) => {
    const link = openFollowedLink(needs, "confirm-membership", request.parameters.token);
    return link.state === "altered" ? badLinkPage(visit, "altered", joinAgain) : openRequestLinkId(link.id);
  },
  load: async ({ table, now }, { person, request }, { visit }) => {
    const state = stateOfRequest(await readMembership(table, person), request, now());
    return state === "unknown" ? badLinkPage(visit, "altered", joinAgain) : { state };
  },
  show: (_needs, { state }) => view(confirm, { state }, statuses[state]),
  steps: (step) => ({
    confirm: step({
      run: (needs, named, given) => confirmMembership(needs, named, given),
    }),
  }),
  // The page itself says how things stand.
  refusals: {
    declined: { status: 410 },
    left: { status: 410 },
    expired: { status: 410 },
    superseded: { status: 410 },
  },
});
