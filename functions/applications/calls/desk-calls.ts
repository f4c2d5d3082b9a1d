import { callState } from "../../../shared/applications/calls/model.ts";
import { listCalls } from "../../../shared/applications/calls/store.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { nothing, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { stateTags } from "./call-tags.ts";
import callsPage from "./desk-calls.njk";

/** All calls, the one that opens last first. */
export const page = deskPage({
  path: paths.deskCalls,
  names: nothing,
  load: ({ table }) => listCalls(table),
  show: ({ now }, calls) =>
    view(callsPage, {
      calls: calls.map((call) => ({
        ...call,
        tag: stateTags[callState(call, now())],
        href: toPath(paths.deskCall, { reference: call.reference }),
        copyHref: `${paths.deskNewCall}?from=${call.reference}`,
      })),
    }),
});
