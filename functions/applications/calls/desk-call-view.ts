import { type Call, callState } from "../../../shared/applications/calls/model.ts";
import type { WholeApplication } from "../../../shared/applications/store.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import type { Instant } from "../../../shared/platform/clock.ts";
import { stateTags } from "./call-tags.ts";

/** How many of those who submitted an application have had their answer, so that nobody is forgotten. */
export const answeredOf = (all: readonly WholeApplication[]) => {
  const applicants = all.filter(({ application }) => ["submitted", "decided"].includes(application.status));
  return {
    answered: applicants.filter(({ application }) => application.decision?.answeredAt !== undefined).length,
    all: applicants.length,
    undrafted: applicants.filter(
      ({ application }) => application.decision !== undefined && application.decision.letter === undefined,
    ).length,
  };
};

/** A call as it stands above the list of its applications. */
export const callFacts = (call: Call, all: readonly WholeApplication[], now: Instant) => {
  const { reference } = call;
  return {
    call,
    stateTag: stateTags[callState(call, now)],
    counts: answeredOf(all),
    hrefs: {
      own: toPath(paths.deskCall, { reference }),
      edit: toPath(paths.deskEditCall, { reference }),
      deal: toPath(paths.deskDeal, { reference }),
      ranking: toPath(paths.deskRanking, { reference }),
      site: toPath(paths.call, { reference }),
      copy: `${paths.deskNewCall}?from=${reference}`,
    },
  };
};
