import { resultsOf } from "../../shared/impact-surveys/results.ts";
import { listInvitations } from "../../shared/impact-surveys/store.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { Project } from "../../shared/projects/project.ts";
import type { PageNeeds } from "../entry-points/page.ts";

/** What a project's page shows of its impact survey: how many answered, and what is to be asked next. One query. */
export const impactSurveyView = async (needs: PageNeeds, { reference, status }: Project) => {
  const { response, both } = resultsOf(await listInvitations(needs.table, reference));
  const href = toPath(paths.deskImpactSurvey, { reference });
  const askBefore = response.before.asked === 0 && (status === "pre-mobilisation" || status === "active");
  return {
    href,
    response,
    both,
    askBefore,
    askAfter: status === "complete" && response.after.asked === 0,
    /** Whether those who are asked after the project can be the same as before it. */
    paired: response.before.asked > 0,
  };
};
