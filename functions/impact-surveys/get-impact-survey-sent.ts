import { paths, toPath } from "../../shared/pages/paths.ts";
import type { Page } from "../entry-points/page.ts";
import sentPage from "./impact-survey-sent.njk";
import { followSurvey } from "./survey-view.ts";

/** Thanks for the answers, with the way to change them. */
export const getImpactSurveySent: Page = async (needs, request, visit) => {
  const found = await followSurvey(needs, request, visit);
  if (!("invitation" in found)) return found;
  const changeHref = toPath(paths.impactSurvey, { token: found.token });
  if (found.invitation.answer === undefined) return { redirect: changeHref };
  return visit.show(sentPage, { invitation: found.invitation, changeHref });
};
