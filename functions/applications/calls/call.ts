import { toHtml } from "../../../shared/pages/markdown.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { byReference, view } from "../../entry-points/page-definition.ts";
import { sitePage } from "../../entry-points/page-file.ts";
import callPage from "./call.njk";
import { callView } from "./call-view.ts";
import { readPublicCall } from "./public-call.ts";

/** A call: what it is about, when it is open, who can apply and what is judged by. */
export const page = sitePage({
  path: paths.call,
  names: byReference("call"),
  load: readPublicCall,
  show: ({ now }, call) =>
    view(callPage, { call: callView(call, now()), introduction: toHtml(call.introduction) }),
});
