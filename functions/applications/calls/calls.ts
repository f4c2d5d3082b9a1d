import { publicCalls } from "../../../shared/applications/calls/model.ts";
import { listCalls } from "../../../shared/applications/calls/store.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { nothing, view } from "../../entry-points/page-definition.ts";
import { sitePage } from "../../entry-points/page-file.ts";
import { callView } from "./call-view.ts";
import calls from "./calls.njk";

/** The calls that are open, that come and that are past, and what makes a good problem. */
export const page = sitePage({
  path: paths.calls,
  names: nothing,
  load: async ({ table, now }) => publicCalls(await listCalls(table), now()),
  show: ({ now }, { open, coming, past }) =>
    view(calls, {
      open: open.map((call) => callView(call, now())),
      coming: coming.map((call) => callView(call, now())),
      past: past.map((call) => callView(call, now())),
    }),
});
