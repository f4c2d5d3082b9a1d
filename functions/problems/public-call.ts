import notFound from "../../shared/pages/not-found.njk";
import { parseReference } from "../../shared/platform/references.ts";
import { type Call, callState } from "../../shared/problems/call.ts";
import { readCall } from "../../shared/problems/store.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { PageNeeds, Visit } from "../entry-points/page.ts";
import type { PageRequest } from "../entry-points/request.ts";

/** The call whose reference is in the address, if the public may see it; otherwise the page that says it is not there. One read. */
export const findPublicCall = async (
  needs: PageNeeds,
  request: PageRequest,
  visit: Visit,
): Promise<{ readonly call: Call } | PageAnswer> => {
  const reference = parseReference("call", request.parameters["reference"] ?? "");
  const call = reference === null ? undefined : await readCall(needs.table, reference);
  if (call === undefined || callState(call, needs.now()) === "draft") return visit.show(notFound, {}, 404);
  return { call };
};
