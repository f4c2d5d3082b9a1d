import {
  carryDraft,
  undoWithdrawal,
  withdrawApplication,
} from "../../../shared/applications/submission/commands.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { parseReference } from "../../../shared/platform/references.ts";
import { view } from "../../entry-points/page-definition.ts";
import { sitePage } from "../../entry-points/page-file.ts";
import withdraw from "./application-withdraw.njk";
import {
  draftRefusals,
  followOwnLink,
  loadOwnApplication,
  ownApplicationPage,
  ownApplicationView,
  pathOfOwnApplication,
} from "./own-application.ts";

/** An applicant's own application, by the link in their email: to withdraw (after asking), submit again, or carry to a later call. */
export const page = sitePage({
  path: paths.application,
  names: followOwnLink,
  load: loadOwnApplication,
  show: ownApplicationPage,
  asks: {
    withdraw: (needs, found) =>
      found.application.status === "submitted"
        ? view(withdraw, ownApplicationView(needs, found))
        : ownApplicationPage(needs, found),
  },
  steps: (step) => ({
    withdraw: step({
      run: (needs, { names }, given) => withdrawApplication(needs, names, given),
      done: "Your application is withdrawn.",
    }),
    undo: step({
      run: (needs, { names }, given) => undoWithdrawal(needs, names, given),
      done: "Your application is submitted again.",
    }),
    carry: step({
      run: async (needs, { names: { application } }, given) => {
        const to = parseReference("call", given.form["call"] ?? "");
        if (to === null) return { refusal: "unknown" };
        const carried = await carryDraft(needs, { application, to }, given);
        if ("refusal" in carried) return carried;
        const names = { application: carried.done.reference, call: to };
        return { ...carried, leadsTo: pathOfOwnApplication(needs, names), keep: {} };
      },
      done: "Your application continues here, with everything that you wrote.",
    }),
  }),
  arrivals: { saved: "Saved." },
  refusals: {
    ...draftRefusals,
    "not-submitted": "This application is not submitted, or we have already decided on it.",
    "not-withdrawn": "This application is not withdrawn.",
    "not-eligible": "Your kind of organisation cannot apply to this call. The page of the call says who can.",
    "already-carried": "You have already continued this application in a later call.",
  },
});
