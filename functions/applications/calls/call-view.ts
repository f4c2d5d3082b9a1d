import { type Call, callState } from "../../../shared/applications/calls/model.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { organisationKinds } from "../../../shared/people/organisation-kinds.ts";
import type { Instant } from "../../../shared/platform/clock.ts";

/** A call as the public's pages show it. */
export const callView = (call: Call, now: Instant) => ({
  ...call,
  state: callState(call, now),
  href: toPath(paths.call, { reference: call.reference }),
  applyHref: toPath(paths.apply, { reference: call.reference }),
  questionsHref: toPath(paths.callQuestions, { reference: call.reference }),
  questionsDocxHref: toPath(paths.callQuestionsDocx, { reference: call.reference }),
  questionsPdfHref: toPath(paths.callQuestionsPdf, { reference: call.reference }),
  who: call.segments.map((segment) => organisationKinds[segment]),
  ranked: call.criteria.filter(({ independent }) => !independent),
  beside: call.criteria.filter(({ independent }) => independent),
});
