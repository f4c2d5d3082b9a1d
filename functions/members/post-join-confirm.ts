import { confirmMembership, openRequestLinkId } from "../../shared/members/commands.ts";
import { requestName } from "../../shared/pages/form-token.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { openLink } from "../../shared/platform/links.ts";
import type { Page } from "../entry-points/page.ts";
import { showRequest } from "./get-join-confirm.ts";

/** The button of the confirmation page: the person becomes a member, once. */
export const postJoinConfirm: Page = async (needs, request, visit) => {
  const token = request.parameters["token"] ?? "";
  const link = openLink(needs.keys, "confirm-membership", token, needs.now());
  if (link.state === "altered") return showRequest(visit, "unknown");
  const named = openRequestLinkId(link.id);
  const once = requestName(visit.formId, named);
  const state = await confirmMembership(needs, named, { occasion: visit.occasion, once });
  return state === "member" ? { redirect: toPath(paths.joinConfirm, { token }) } : showRequest(visit, state);
};
