import badLink from "../../shared/pages/bad-link.njk";
import { type InvitationName, parseSurveyLinkId } from "../../shared/surveys/invitations/link.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import { openFollowedLink } from "../entry-points/followed-link.ts";
import type { PageNeeds, Visit } from "../entry-points/page.ts";

/** A person's own way to a survey, by the link in their email. */
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
  const link = openFollowedLink(needs, "answer-survey", token);
  if (link.state !== "good") return visit.show(badLink, { state: link.state }, 404);
  const name = parseSurveyLinkId(link.id);
  return name === undefined ? null : { name, token };
};
