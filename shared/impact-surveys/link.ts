import * as z from "zod/mini";
import { parseReference } from "../platform/references.ts";
import { type InvitationName, roundNames } from "./survey.ts";

/** The id that a signed link to a survey carries. */
export const surveyLinkId = ({ project, round, person }: InvitationName): string =>
  `${project}~${round}~${person}`;

const rest = z.lazy(() => z.tuple([z.enum(roundNames), z.uuid()]));

/** The invitation that a signed link's id names; undefined if it names none. */
export const parseSurveyLinkId = (id: string): InvitationName | undefined => {
  const [first = "", ...others] = id.split("~");
  const project = parseReference("project", first);
  const named = rest.safeParse(others);
  return project === null || !named.success
    ? undefined
    : { project, round: named.data[0], person: named.data[1] };
};
