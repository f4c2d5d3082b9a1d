import { publicCalls } from "../../shared/problems/call.ts";
import { listCalls } from "../../shared/problems/store.ts";
import type { Page } from "../entry-points/page.ts";
import { callView } from "./call-view.ts";
import problemsPage from "./problems.njk";

/** The calls that are open, that come and that are past, and what makes a good problem. */
export const getProblems: Page = async (needs, _request, visit) => {
  const now = needs.now();
  const { open, coming, past } = publicCalls(await listCalls(needs.table), now);
  return visit.show(problemsPage, {
    open: open.map((call) => callView(call, now)),
    coming: coming.map((call) => callView(call, now)),
    past: past.map((call) => callView(call, now)),
  });
};
