import { paths, toPath } from "../../shared/pages/paths.ts";
import { callState } from "../../shared/problems/call.ts";
import { listCalls } from "../../shared/problems/store.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import { stateTags } from "./call-tags.ts";
import callsPage from "./desk-calls.njk";

/** All calls, the one that opens last first. */
export const getDeskCalls: DeskPage = async (needs, _request, visit) => {
  const now = needs.now();
  const calls = await listCalls(needs.table);
  return visit.show(callsPage, {
    calls: calls.map((call) => ({
      ...call,
      tag: stateTags[callState(call, now)],
      href: toPath(paths.deskCall, { reference: call.reference }),
      copyHref: `${paths.deskNewCall}?from=${call.reference}`,
    })),
  });
};
