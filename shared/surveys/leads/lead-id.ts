import { type InvitationName, parseSurveyLinkId, surveyLinkId } from "../invitations/link.ts";

const BETWEEN = " LEAD#";

/** One id for a lead, as a projection names it: the end of its key. */
export const leadId = ({ survey, person }: InvitationName): string => `${survey}${BETWEEN}${person}`;

/** The lead that such an id names; undefined if it names none. */
export const parseLeadId = (id: string): InvitationName | undefined => {
  const [survey = "", person = ""] = id.split(BETWEEN);
  return parseSurveyLinkId(surveyLinkId({ survey, person }));
};
