import { submitApplication } from "../../../shared/applications/submission/commands.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { view } from "../../entry-points/page-definition.ts";
import { sitePage } from "../../entry-points/page-file.ts";
import checkPage from "./application-check.njk";
import {
  draftRefusals,
  followOwnLink,
  loadOwnApplication,
  ownApplicationPage,
  ownApplicationView,
  ownPaths,
} from "./own-application.ts";

/** All that was written, once more, to change or to submit. */
export const page = sitePage({
  path: paths.applicationCheck,
  names: followOwnLink,
  load: loadOwnApplication,
  show: (needs, found) => {
    const shown = ownApplicationView(needs, found);
    return found.application.status === "draft" && shown.call.state === "open"
      ? view(checkPage, shown)
      : ownApplicationPage(needs, found);
  },
  steps: (step) => ({
    submit: step({
      run: async (needs, { names, token }, given) => {
        const submitted = await submitApplication(needs, names, given);
        return "refusal" in submitted ? submitted : { ...submitted, leadsTo: ownPaths(token).submitted };
      },
    }),
  }),
  arrivals: { saved: "Saved." },
  refusals: {
    ...draftRefusals,
    unfinished: "Some sections are not done yet. Finish them before you submit.",
  },
});
