import { paths, toPath } from "../../shared/pages/paths.ts";
import { segments } from "../../shared/people/segments.ts";
import type { Instant } from "../../shared/platform/clock.ts";
import { type Call, callState } from "../../shared/problems/call.ts";

/** A call as the public's pages show it. */
export const callView = (call: Call, now: Instant) => ({
  ...call,
  state: callState(call, now),
  href: toPath(paths.problemCall, { reference: call.reference }),
  startHref: toPath(paths.problemStart, { reference: call.reference }),
  who: call.segments.map((segment) => segments[segment]),
  ranked: call.criteria.filter(({ independent }) => !independent),
  beside: call.criteria.filter(({ independent }) => independent),
});
