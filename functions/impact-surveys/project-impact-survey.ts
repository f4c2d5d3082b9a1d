import { surveyResults } from "../../shared/impact-surveys/read.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import type { WholeProject } from "../../shared/projects/parts/whole.ts";

/** What a project's page shows of its impact survey: how many answered, and what is to be asked next. */
export const impactSurveyView = (whole: WholeProject) => {
  const { reference, status } = whole.project;
  const { response, both } = surveyResults(whole);
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
