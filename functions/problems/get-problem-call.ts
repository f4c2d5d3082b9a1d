import { toHtml } from "../../shared/pages/markdown.ts";
import type { Page } from "../entry-points/page.ts";
import { callView } from "./call-view.ts";
import callPage from "./problem-call.njk";
import { findPublicCall } from "./public-call.ts";

/** A call: what it is about, when it is open, who may submit and what is judged by. */
export const getProblemCall: Page = async (needs, request, visit) => {
  const found = await findPublicCall(needs, request, visit);
  if (!("call" in found)) return found;
  return visit.show(callPage, {
    call: callView(found.call, needs.now()),
    introduction: toHtml(found.call.introduction),
  });
};
