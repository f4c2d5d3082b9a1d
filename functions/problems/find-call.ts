import notFound from "../../shared/pages/not-found.njk";
import { parseReference } from "../../shared/platform/references.ts";
import type { Call } from "../../shared/problems/call.ts";
import { readCall } from "../../shared/problems/store.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import type { PageRequest } from "../entry-points/request.ts";

/** The call whose reference is in the address of a page of the desk, or the page that says it is not there. One read. */
export const findCall = async (
  needs: PageNeeds,
  request: PageRequest,
  visit: DeskVisit,
): Promise<{ readonly call: Call } | PageAnswer> => {
  const reference = parseReference("call", request.parameters["reference"] ?? "");
  const call = reference === null ? undefined : await readCall(needs.table, reference);
  return call === undefined ? visit.show(notFound, {}, 404) : { call };
};
