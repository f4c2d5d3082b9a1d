import { parseSurveyLinkId } from "../../shared/impact-surveys/link.ts";
import type { InvitationName } from "../../shared/impact-surveys/survey.ts";
import badLink from "../../shared/pages/bad-link.njk";
import type { PageAnswer } from "../entry-points/answer.ts";
import { openFollowedLink } from "../entry-points/followed-link.ts";
import type { PageNeeds, Visit } from "../entry-points/page.ts";

/** A person's own survey, by the link in their email. */
export interface NamedSurvey {
  readonly name: InvitationName;
  readonly token: string;
}

/** The survey that the link in the address names, or the page that says why it leads to none. */
export const followSurvey = (
  needs: PageNeeds,
  { request, visit }: { readonly request: { readonly parameters: { token: string } }; readonly visit: Visit },
): NamedSurvey | PageAnswer | null => {
  const { token } = request.parameters;
  const link = openFollowedLink(needs, "answer-impact-survey", token);
  if (link.state !== "good") return visit.show(badLink, { state: link.state }, 404);
  const name = parseSurveyLinkId(link.id);
  return name === undefined ? null : { name, token };
};
