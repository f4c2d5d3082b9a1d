import type { Page } from "../entry-points/page.ts";
import { followSurvey, showSurvey } from "./survey-view.ts";

/** The questions, by the link in a letter. Looking changes nothing. */
export const getImpactSurvey: Page = async (needs, request, visit) => {
  const found = await followSurvey(needs, request, visit);
  return "invitation" in found ? showSurvey(needs, visit, found) : found;
};
